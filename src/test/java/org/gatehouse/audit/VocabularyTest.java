package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final Map<String, String> ANN = Map.of("name", "Ann", "email", "ann@x.example");

  @Test
  void keepsNamesOfADescriptionInTheirPlaceWhereThePageRunsFromRightToLeft() {
    assertThat(vocabulary("ar").description(entry("user.login.success", "said", ANN)))
        .contains("(\u2068Ann\u2069، \u2068ann@x.example\u2069)");
    assertThat(
            vocabulary("de")
                .description(entry("user.login.success", "Da (Ann, ann@x.example)", ANN)))
        .contains("(Ann, ann@x.example)")
        .doesNotContain("\u2068");
  }

  @Test
  void tellsWhatTheEntryTellsWhereTheCatalogueHasNoWords() {
    assertThat(vocabulary("ar").description(entry("user.dropped.success", "User / Drop", ANN)))
        .isEqualTo("User / Drop");
  }

  private static Vocabulary vocabulary(String language) {
    return new Vocabulary(new Locale(language), new Catalogue(), "contoso", Map.of());
  }

  private static LogEntry entry(String text, String description, Map<String, String> details) {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    return new LogEntry(
        "e-1",
        now,
        "contoso",
        "dana",
        "203.0.113.9",
        "Firefox",
        "",
        text,
        "User",
        "Login",
        Outcome.SUCCESS,
        description,
        "",
        details,
        new Position(now, 1));
  }
}
