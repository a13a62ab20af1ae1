package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.trail.Outcome;
import org.junit.jupiter.api.Test;

class EntryWordsTest {

  private final EntryWords english = new EntryWords(Locale.ENGLISH);

  @Test
  void saysBeforeAndAfterBelowTheDescription() {
    LogEntry entry =
        entry(
            "Account login options updated.",
            Map.of("change.autoCreateUsers", "false → true", "change.logoutUrl", " → https://x"));

    assertThat(english.summary(entry))
        .isEqualTo("Auto-create users: off → on · Logout URL: none → https://x");
    assertThat(new EntryWords(Locale.GERMAN).summary(entry))
        .startsWith("Benutzer automatisch anlegen: aus → ein");
    assertThat(english.changes(entry))
        .contains(new EntryWords.Changed("Logout URL", "", "https://x"));
    assertThat(english.details(entry)).isEmpty();
  }

  @Test
  void keepsNamesInTheirPlaceWhereThePageRunsFromRightToLeft() {
    EntryWords arabic = new EntryWords(new Locale("ar"));
    Map<String, String> details = Map.of("name", "Ann", "unheard", "(of)");

    assertThat(arabic.summary(entry("x", details))).isEqualTo("\u2068Ann\u2069 · \u2068(of)\u2069");
    assertThat(arabic.summary(entry("x", Map.of("change.logoutUrl", " → https://x"))))
        .contains("\u2068https://x\u2069");
    assertThat(english.summary(entry("x", details))).isEqualTo("Ann · (of)");
  }

  @Test
  void saysPermissionsAndScopesInWords() {
    LogEntry entry =
        entry(
            "Role updated.",
            Map.of("change.permissions", "users:manage → users:manage, future:thing"));

    assertThat(english.summary(entry))
        .isEqualTo("Permissions: Look after users → Look after users, future:thing");
    assertThat(english.details(entry("Made.", Map.of("scopes", "audit:read"))))
        .containsExactly(new EntryWords.Named("Scopes", "Read the audit log"));
  }

  @Test
  void namesWhatIsNumberedByItsKind() {
    assertThat(english.details(entry("Refused.", Map.of("found2", "2 minutes"))))
        .containsExactly(new EntryWords.Named("Found in the response", "2 minutes"));
  }

  @Test
  void repeatsNothingThatTheDescriptionSays() {
    LogEntry login =
        entry(
            "User logged in (Ann, ann@x.example)",
            Map.of("name", "Ann", "email", "ann@x.example", "way", "SSO"));

    assertThat(english.summary(login)).isEqualTo("Single sign-on");
    assertThat(english.details(login))
        .containsExactly(
            new EntryWords.Named("Name", "Ann"),
            new EntryWords.Named("E-mail", "ann@x.example"),
            new EntryWords.Named("Way in", "Single sign-on"));
  }

  @Test
  void saysAReasonInWordsWhereThereAreSome() {
    LogEntry refused =
        entry(
            "User creation failed.",
            Map.of("name", "ann", "reason", "users.username.taken", "unheard", "of"));

    assertThat(english.summary(refused)).isEqualTo("ann · of");
    assertThat(english.details(refused))
        .contains(new EntryWords.Named("unheard", "of"))
        .anyMatch(
            detail -> detail.name().equals("Reason") && detail.value().startsWith("Another user"));
  }

  @Test
  void countsWhatHasNoRoom() {
    assertThat(
            english.summary(entry("x", Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "5"))))
        .isEqualTo("1 · 2 · 3 · 2 more");
  }

  private static LogEntry entry(String description, Map<String, String> details) {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    return new LogEntry(
        "e-1",
        now,
        "contoso",
        "dana",
        "203.0.113.9",
        "Firefox",
        "",
        "",
        "Item",
        "Action",
        Outcome.SUCCESS,
        description,
        "",
        details,
        new Position(now, 1));
  }
}
