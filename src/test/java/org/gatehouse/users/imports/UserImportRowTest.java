package org.gatehouse.users.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserImportRowTest {

  @Test
  @DisplayName("a name whose accents stand apart in the file is the one that is typed, whole")
  void keepsNamesInTheFormThatIsJudged() {
    String name = "é".repeat(200);
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);

    ImportedPerson kept =
        new UserImportRow("i", person(apart, apart), Judgement.of(Verdict.CREATE)).person();

    assertThat(kept.username()).isEqualTo(name);
    assertThat(kept.firstName()).isEqualTo(name);
  }

  @Test
  @DisplayName("of what is refused only what is harmless is kept")
  void keepsWhatIsHarmless() {
    ImportedPerson kept =
        new UserImportRow("i", person("a\u202Eb", "x".repeat(300)), Judgement.of(Verdict.REFUSED))
            .person();

    assertThat(kept.username()).isEqualTo("a\uFFFDb");
    assertThat(kept.firstName()).hasSize(254);
    assertThat(kept.lastName()).isNull();
  }

  private static ImportedPerson person(String username, String firstName) {
    return new ImportedPerson(
        1, username, "a@x.example", firstName, null, null, null, null, null, false);
  }
}
