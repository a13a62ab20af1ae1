package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.platform.text.Languages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every language owes: whole messages with its own plural forms, and one name for a thing. */
class LanguagesTest {

  private static final List<String> STEADY =
      List.of(
          "account.manager",
          "identity.provider",
          "single.sign-on",
          "audit.log",
          "passkey",
          "recovery.code",
          "emergency.code");

  /** One in words, and no form of its own for nothing. */
  private static final String ONE_IN_WORDS =
      "plural, *(?:=[1-9]\\d*\\{[^}]*} )*one\\{[^#}]*\\b[Uu]ne?\\b";

  private static final Map<String, String> ENGLISH = file("messages", Locale.ENGLISH);

  static Stream<Locale> languages() {
    return Languages.all().stream();
  }

  static Stream<Locale> translations() {
    return languages().filter(language -> !language.equals(Locale.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("languages")
  @DisplayName("A-12: every text of every language can be formatted")
  void everyTextCanBeFormatted(Locale language) {
    file("messages", language)
        .forEach(
            (key, text) ->
                assertThat(
                        new MessageFormat(text, language)
                            .format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                    .as("%s in %s", key, language)
                    .doesNotContain("{"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void aTextTakesTheSameParametersInEveryLanguage(Locale language) {
    Map<String, String> texts = file("messages", language);
    assertThat(texts.keySet()).isEqualTo(ENGLISH.keySet());
    texts.forEach(
        (key, text) ->
            assertThat(parameters(text))
                .as("%s in %s", key, language)
                .isEqualTo(parameters(ENGLISH.get(key))));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aPluralHasEveryFormOfItsLanguage(Locale language) {
    PluralRules rules = PluralRules.forLocale(language);
    file("messages", language)
        .forEach(
            (key, text) ->
                plurals(text)
                    .forEach(
                        forms ->
                            assertThat(forms)
                                .as("%s in %s", key, language)
                                .containsAll(needed(rules, forms))));
  }

  @Test
  void frenchSaysNoOneOfNothing() {
    // Its form for one is the one for nothing, too.
    assertThat(file("messages", Locale.FRENCH))
        .allSatisfy((key, text) -> assertThat(text).doesNotContainPattern(ONE_IN_WORDS));
  }

  @Test
  void frenchBreaksNoLineBeforeItsPunctuation() {
    assertThat(file("messages", Locale.FRENCH))
        .allSatisfy(
            (key, text) ->
                assertThat(text)
                    .doesNotContainPattern("[ \\w)’][;?»]|« | [:;?»%]")
                    .doesNotContainPattern("[^\u00a0]»|«[^\u00a0]"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aTextIsNoChoiceOfNumbers(Locale language) {
    assertThat(file("messages", language).values()).noneMatch(text -> text.contains(",choice,"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void theGlossaryNamesEachTermInEveryLanguage(Locale language) {
    assertThat(file("glossary", language).keySet())
        .isEqualTo(file("glossary", Locale.GERMAN).keySet());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void aTextThatIsATermIsTheOneOfTheGlossary(Locale language) {
    Map<String, String> texts = file("messages", language);
    file("glossary", language)
        .forEach(
            (term, name) ->
                ENGLISH.forEach(
                    (key, text) -> {
                      if (text.equalsIgnoreCase(term.replace('.', ' '))) {
                        assertThat(texts.get(key).toLowerCase(language))
                            .as("%s (%s) in %s", key, text, language)
                            .containsAnyOf(names(name, language));
                      }
                    }));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void aTextNamesWhatMattersAsTheGlossaryDoes(Locale language) {
    Map<String, String> texts = file("messages", language);
    Map<String, String> glossary = file("glossary", language);
    for (String term : STEADY) {
      ENGLISH.forEach(
          (key, text) -> {
            // A guide speaks of another console's words.
            boolean ours = !key.startsWith("sso.guide.");
            if (ours && text.toLowerCase(Locale.ENGLISH).contains(term.replace('.', ' '))) {
              assertThat(texts.get(key).toLowerCase(language))
                  .as("%s (%s) in %s", key, text, language)
                  .containsAnyOf(names(glossary.get(term), language));
            }
          });
    }
  }

  private static String[] names(String name, Locale language) {
    return name.toLowerCase(language).split("\\|", -1);
  }

  @Test
  void aRegionSpeaksItsLanguageAndOthersEnglish() {
    assertThat(Languages.find("es-MX")).contains(Locale.forLanguageTag("es"));
    assertThat(Languages.find("es-419-x-new")).contains(Locale.forLanguageTag("es"));
    assertThat(Languages.find("fr-CA")).contains(Locale.FRENCH);
    assertThat(Languages.find("ja-JP")).isEmpty();
  }

  @Test
  void facesSpeaksByOurTexts() {
    assertThat(ENGLISH.keySet()).containsAll(file("faces", Locale.ENGLISH).values());
  }

  /** The forms that some number up to a thousand asks for. */
  private static Set<String> needed(PluralRules rules, Set<String> forms) {
    Set<String> needed = new TreeSet<>(Set.of("other"));
    IntStream.rangeClosed(0, 1_000)
        .filter(number -> !forms.contains("=" + number))
        .mapToObj(rules::select)
        .forEach(needed::add);
    return needed;
  }

  /** Each parameter's number, and whether it is counted. */
  private static Set<String> parameters(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> parameters = new TreeSet<>();
    for (int at = 0; at < pattern.countParts(); at++) {
      Part part = pattern.getPart(at);
      if (part.getType() == Part.Type.ARG_START) {
        String name = pattern.getSubstring(pattern.getPart(at + 1));
        parameters.add(part.getArgType() == ArgType.PLURAL ? name + " counted" : name);
      }
    }
    return parameters;
  }

  /** The forms that each plural of the text has. */
  private static List<Set<String>> plurals(String text) {
    MessagePattern pattern = new MessagePattern(text);
    List<Set<String>> plurals = new ArrayList<>();
    for (int at = 0; at < pattern.countParts(); at++) {
      if (pattern.getPart(at).getArgType() == ArgType.PLURAL
          && pattern.getPart(at).getType() == Part.Type.ARG_START) {
        plurals.add(forms(pattern, at));
      }
    }
    return plurals;
  }

  private static Set<String> forms(MessagePattern pattern, int plural) {
    Set<String> forms = new TreeSet<>();
    int at = plural + 2;
    while (at < pattern.getLimitPartIndex(plural)) {
      if (pattern.getPart(at).getType() == Part.Type.ARG_SELECTOR) {
        forms.add(pattern.getSubstring(pattern.getPart(at)));
      }
      boolean message = pattern.getPart(at).getType() == Part.Type.MSG_START;
      at = message ? pattern.getLimitPartIndex(at) + 1 : at + 1;
    }
    return forms;
  }

  private static Map<String, String> file(String name, Locale language) {
    String of = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
    String wanted = name + of + ".properties";
    Properties properties = new Properties();
    Sources.below(Sources.BUNDLES, wanted)
        .forEach(
            (file, text) -> {
              try {
                properties.load(new StringReader(text));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }
}
