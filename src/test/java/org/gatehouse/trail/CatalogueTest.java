package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-7")
@DisplayName("A-7: the catalogue")
class CatalogueTest {

  /** Descriptions of the seed that say something else than what happened; their cures. */
  private static final Map<String, String> SLIPS =
      Map.of(
          "2fa.disable.success", "Two-factor authentication disabled for all users.",
          "export-configuration.update.success", "Export configuration updated.",
          "tag.remove.success", "Tag removed.");

  private final Catalogue catalogue = new Catalogue();

  record Line(String item, String action, String outcome, String text) {

    boolean says(CatalogueText entry) {
      return entry.item().equals(item)
          && entry.action().equals(action)
          && entry.seed().equals(text)
          && (outcome.equals("both") || outcome.equalsIgnoreCase(entry.outcome().name()));
    }
  }

  static List<Line> seed() throws IOException {
    try (var stream = Objects.requireNonNull(CatalogueTest.class.getResourceAsStream("seed.tsv"));
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(column -> new Line(column[0], column[1], column[2], column[3]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("seed")
  void producesEveryLineOfTheSeed(Line line) {
    List<CatalogueText> texts = catalogue.texts().stream().filter(line::says).toList();

    if (line.outcome().equals("both")) {
      assertThat(texts)
          .extracting(CatalogueText::outcome)
          .containsExactly(Outcome.SUCCESS, Outcome.FAILURE);
      assertThat(literal(texts.get(0))).doesNotContain("failed");
      assertThat(literal(texts.get(1))).contains("failed");
    } else {
      assertThat(texts).isNotEmpty();
      assertThat(literal(texts.get(0)))
          .isEqualTo(SLIPS.getOrDefault(texts.get(0).key(), line.text()));
    }
  }

  @Test
  void countsThirtyOneItemsHundredPairsAndHundredFortyEightTexts() {
    List<CatalogueText> listed = catalogue.texts().stream().filter(text -> !text.own()).toList();

    assertThat(listed.stream().map(CatalogueText::item).distinct()).hasSize(31);
    assertThat(listed.stream().map(text -> List.of(text.item(), text.action())).distinct())
        .hasSize(100);
    assertThat(
            listed.stream()
                .map(text -> List.of(text.name(), text.reason(), text.seed()))
                .distinct())
        .hasSize(148);
  }

  @Test
  @Tag("A-9")
  void neverClaimsThatDisablingEnabled() {
    CatalogueText text = catalogue.get("2fa.disable", Outcome.SUCCESS, "");

    assertThat(text.in(Locale.ENGLISH, Map.of())).doesNotContain("enabled");
    assertThat(text.seed()).isEqualTo("Two-factor authentication enabled for all users.");
  }

  @Test
  @Tag("A-29")
  void tellsEightDeactivationsAndThreeDeletionsOfChatbotsApartByReason() {
    assertThat(reasons("chatbot.deactivate")).hasSize(8).doesNotContain("");
    assertThat(reasons("chatbot.delete")).hasSize(3).doesNotContain("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "ar"})
  void speaksEveryLanguage(String language) {
    Locale locale = Locale.forLanguageTag(language);

    assertThat(catalogue.texts())
        .allSatisfy(
            text ->
                assertThat(text.in(locale, placeholders(text)))
                    .isNotBlank()
                    .doesNotContain("audit.text", "{", "}", "—"))
        .allSatisfy(text -> assertThat(shown(text, locale)).isIn(0, text.parameters().size()));
  }

  @Test
  void differsBetweenLanguages() {
    assertThat(catalogue.texts())
        .allSatisfy(
            text ->
                assertThat(text.in(Locale.GERMAN, Map.of()))
                    .isNotEqualTo(text.in(Locale.ENGLISH, Map.of())));
  }

  @Test
  @Tag("A-17")
  void showsNameAndEmailOfWhoeverSignedIn() {
    CatalogueText text = catalogue.get("user.login", Outcome.SUCCESS, "");

    assertThat(text.in(Locale.ENGLISH, Map.of("name", "Ann {0} O'Neil", "email", "a@b.example")))
        .isEqualTo("User logged in (Ann {0} O'Neil, a@b.example)");
  }

  @Test
  void saysWhyASignInWasRefusedAndFallsBackForOtherReasons() {
    assertThat(refusal("WRONG")).isEqualTo("Sign-in refused: wrong password.");
    assertThat(refusal("SOMETHING_NEW")).isEqualTo("Sign-in refused.");
  }

  @Test
  void refusesAnEventThatItDoesNotKnow() {
    assertThatThrownBy(() -> catalogue.get("user.fly", Outcome.SUCCESS, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user.fly");
  }

  /** How many of its parameters a text shows; a failure may do without them. */
  private static int shown(CatalogueText text, Locale locale) {
    String shown = text.in(locale, placeholders(text));
    return (int) placeholders(text).values().stream().filter(shown::contains).count();
  }

  private String refusal(String reason) {
    return catalogue
        .get("user.login-refused", Outcome.FAILURE, reason)
        .in(Locale.ENGLISH, Map.of());
  }

  private Set<String> reasons(String name) {
    return catalogue.texts().stream()
        .filter(text -> text.name().equals(name))
        .map(CatalogueText::reason)
        .collect(Collectors.toSet());
  }

  private static String literal(CatalogueText text) {
    return text.in(Locale.ENGLISH, placeholders(text));
  }

  private static Map<String, String> placeholders(CatalogueText text) {
    Map<String, String> details = new HashMap<>();
    text.parameters().forEach(one -> details.put(one.name(), one.placeholder()));
    return details;
  }
}
