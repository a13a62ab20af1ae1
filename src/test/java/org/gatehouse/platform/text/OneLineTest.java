package org.gatehouse.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  private final Complaints complaints = new Complaints();

  @ParameterizedTest
  @ValueSource(
      strings = {"Dana", "José Ñandú", "李小龙", "O’Brien-Smith", "أحمد", "Zoë 🦉", "<b>bold</b>"})
  void keepsWhatPeopleAreCalled(String name) {
    assertThat(OneLine.required("name", name, 100, complaints)).isEqualTo(name);
    assertThat(complaints.none()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\nb",
        "a\r\nb",
        "a\tb",
        "a\u0007b",
        "a\u007fb",
        "a\u0085b", // control
        "a\u202eb",
        "a\u2066b",
        "a\u200fb", // bidirectional
        "a\u200bb",
        "a\u00adb",
        "a\ufeffb",
        "a\u2060b", // no width
        "a\u00a0b",
        "a\u2003b",
        "a\u3000b",
        "a\u2028b", // blanks that are no space
        "a\u3164b",
        "a\u115fb",
        "a\u2800b",
        "a\uffa0b", // drawn as nothing
        "a\ud800b",
        "a\ue000b",
        "a\uffffb" // no characters
      })
  void refusesWhatCanNotBeSeen(String name) {
    OneLine.required("name", name, 100, complaints);

    assertThatThrownBy(complaints::refuse)
        .isInstanceOf(BusinessException.class)
        .hasMessageContaining("text.hidden");
  }

  @Test
  void stripsBlanksAroundAndComposes() {
    assertThat(OneLine.required("name", " \u3000Zoe\u0308 ", 4, complaints)).isEqualTo("Zoë");
    assertThat(complaints.none()).isTrue();
  }

  @Test
  void refusesMoreThanTheColumnHolds() {
    OneLine.required("name", "x".repeat(101), 100, complaints);

    assertThatThrownBy(complaints::refuse).hasMessageContaining("text.tooLong");
  }

  @Test
  void countsTheUnitsThatTheSmallerDatabaseCounts() {
    OneLine.required("name", "🦉".repeat(51), 100, complaints);

    assertThatThrownBy(complaints::refuse).hasMessageContaining("text.tooLong");
  }

  @Test
  void takesNothingForNothing() {
    assertThat(OneLine.optional("name", " \t\n", 10, complaints)).isNull();
    assertThat(complaints.none()).isTrue();
  }

  @Test
  void keepsSomethingHarmlessOfARefusedText() {
    assertThat(OneLine.harmless("a\u0000b\u202ec\n" + "x".repeat(500), 8))
        .isEqualTo("a\ufffdb\ufffdc\ufffdxx");
    assertThat(OneLine.harmless("🦉".repeat(300), 7).length()).isLessThanOrEqualTo(7);
    assertThat(OneLine.harmless("\uFB2C".repeat(300), 7).length()).isLessThanOrEqualTo(7);
    assertThat(OneLine.harmless("a" + "🦉".repeat(300), 8)).isEqualTo("a🦉🦉🦉");
    assertThat(OneLine.harmless(null, 7)).isEmpty();
  }
}
