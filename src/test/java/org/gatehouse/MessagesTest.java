package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The law of {@code messages.properties}. */
class MessagesTest {

  private static final Pattern LINE = Pattern.compile("(?m)^([^#=\\s]+)=(.+)$");
  private static final Pattern PAGE_KEY = Pattern.compile("t\\.(?:of|has)\\('([^']+)'");
  private static final Pattern QUOTED_KEY = Pattern.compile("'([a-z][a-zA-Z]*\\.[a-zA-Z0-9.]+)'");
  private static final Pattern NAMED_TAG =
      Pattern.compile("<g:(field|switch|copy)\\s([^>]*)>", Pattern.DOTALL);
  private static final Pattern TITLED =
      Pattern.compile("<ui:param name=\"page\" value=\"([a-z]+)\"|feature=\"([a-z]+)\"");
  private static final Pattern JAVA_LITERAL =
      Pattern.compile("\"([a-z][a-zA-Z0-9]*\\.(?:[a-zA-Z0-9._-]*))\"");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?iu)\\b(error|invalid|oops|please|successfully|bitte|fehler|ungültig|erfolgreich|"
              + "erreur|invalide|veuillez)\\b|!|"
              + "(?<!\\{)'(?!\\{)");

  private static final Map<Path, String> PAGES = Sources.below(Sources.WEB, ".xhtml");
  private static final Map<Path, String> CODE = Sources.below(Sources.JAVA, ".java");
  private static final Map<Path, Map<String, String>> BUNDLES = bundles();
  private static final Map<String, String> ENGLISH =
      BUNDLES.get(Sources.BUNDLES.resolve("messages.properties"));

  @Test
  void everyLanguageHasEveryKey() {
    assertThat(BUNDLES).hasSizeGreaterThan(1);
    BUNDLES.forEach(
        (file, texts) -> assertThat(texts.keySet()).as("%s", file).isEqualTo(ENGLISH.keySet()));
  }

  @Test
  void noKeyStandsTwice() {
    Sources.below(Sources.BUNDLES, ".properties")
        .forEach(
            (file, text) ->
                assertThat(Sources.all(LINE, text).stream().map(line -> line.group(1)))
                    .as("%s", file)
                    .doesNotHaveDuplicates());
  }

  @Test
  void everyKeyOfAPageExists() {
    Set<String> missing =
        pageKeys().filter(key -> !known(key)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKeyOfTheCodeExists() {
    Set<String> words =
        ENGLISH.keySet().stream().map(MessagesTest::word).collect(Collectors.toSet());
    Set<String> missing =
        codeLiterals()
            .filter(literal -> words.contains(word(literal)) && !isName(literal))
            .filter(literal -> !known(literal))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void noKeyIsUnused() {
    Set<String> used = Stream.concat(pageKeys(), codeLiterals()).collect(Collectors.toSet());
    namedTags().map(key -> key + ".help").forEach(used::add);
    codeLiterals().flatMap(MessagesTest::mail).forEach(used::add);
    codeLiterals().map(key -> key + ".button").forEach(used::add);
    Set<String> unused = new TreeSet<>(ENGLISH.keySet());
    unused.removeAll(used);
    List<String> prefixes = used.stream().filter(key -> key.endsWith(".")).toList();
    unused.removeIf(key -> prefixes.stream().anyMatch(key::startsWith));
    assertThat(unused).isEmpty();
  }

  @Test
  void noTextBlamesShoutsOrHasATypewritersApostrophe() {
    BUNDLES.forEach(
        (file, texts) ->
            texts.forEach(
                (key, text) -> {
                  // The audit catalogue's texts stay as the catalogue has them.
                  if (!key.startsWith("audit.text.")) {
                    assertThat(FORBIDDEN.matcher(text).find())
                        .as("%s in %s: %s", key, file, text)
                        .isFalse();
                  }
                }));
  }

  /** What a mail's key stands for. */
  private static Stream<String> mail(String key) {
    return Stream.of(key + ".subject", key + ".text");
  }

  /** A key, or a mail's, or the beginning of some, ending in a dot. */
  private static boolean known(String key) {
    if (mail(key).allMatch(ENGLISH::containsKey)) {
      return true;
    }
    return key.endsWith(".")
        ? ENGLISH.keySet().stream().anyMatch(text -> text.startsWith(key))
        : ENGLISH.containsKey(key);
  }

  private static Stream<String> pageKeys() {
    List<String> keys = new ArrayList<>();
    PAGES.forEach(
        (file, page) -> {
          Sources.all(PAGE_KEY, page).forEach(found -> keys.add(found.group(1)));
          Sources.all(QUOTED_KEY, page).stream()
              .map(found -> found.group(1))
              .filter(ENGLISH::containsKey)
              .forEach(keys::add);
          Sources.all(TITLED, page)
              .forEach(
                  found ->
                      keys.add(
                          (found.group(1) == null ? found.group(2) : found.group(1)) + ".title"));
        });
    return Stream.concat(keys.stream(), namedTags());
  }

  private static Stream<String> namedTags() {
    return PAGES.values().stream()
        .flatMap(page -> Sources.all(NAMED_TAG, page).stream())
        .map(found -> found.group(2))
        .map(tag -> attribute(tag, "prefix") + "." + attribute(tag, "name"))
        .filter(key -> !key.contains("#"));
  }

  private static String attribute(String tag, String name) {
    return Sources.all(Pattern.compile("\\b" + name + "=\"([^\"]*)\""), tag).get(0).group(1);
  }

  private static Stream<String> codeLiterals() {
    return CODE.values().stream()
        .flatMap(source -> Sources.all(JAVA_LITERAL, source).stream())
        .map(found -> found.group(1));
  }

  /** Names of other things that look like keys: of events, of files, of attributes. */
  private static boolean isName(String literal) {
    return literal.matches(".*\\.(css|js|svg|xhtml|sql|yaml|csv|jsonl?|xlsx|png|properties)")
        || ENGLISH.keySet().stream().anyMatch(key -> key.startsWith("audit.text." + literal + "."));
  }

  private static String word(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static Map<Path, Map<String, String>> bundles() {
    Map<Path, Map<String, String>> bundles = new TreeMap<>();
    Sources.below(Sources.BUNDLES, ".properties")
        .forEach(
            (file, text) -> {
              if (file.getFileName().toString().startsWith("messages")) {
                bundles.put(file, texts(text));
              }
            });
    return bundles;
  }

  private static Map<String, String> texts(String source) {
    Map<String, String> texts = new TreeMap<>();
    Sources.all(LINE, source).forEach(line -> texts.put(line.group(1), line.group(2)));
    return texts;
  }
}
