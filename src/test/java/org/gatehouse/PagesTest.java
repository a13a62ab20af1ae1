package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the strict policy and the look ask of every page and style sheet. */
class PagesTest {

  private static final Path ASSETS = Sources.WEB.resolve("WEB-INF/assets");
  private static final Map<Path, String> PAGES = Sources.below(Sources.WEB, ".xhtml");
  private static final Map<Path, String> SHEETS = Sources.below(ASSETS, ".css");
  private static final Map<Path, String> CODE = Sources.below(Sources.JAVA, ".java");

  @Test
  void noPageHasAnInlineStyleScriptOrHandler() {
    none(PAGES, "\\sstyle=|\\son[a-z]+=\"|<style|<script(?![^>]*\\ssrc=)|javascript:");
  }

  @Test
  void noPageUsesWhatNeedsEval() {
    none(PAGES, "<f:ajax|<p:(?!ajax|commandButton)[a-z]|<h:commandLink(?![^>]*>\\s*<p:ajax)");
  }

  @Test
  void everyFormIsOurs() {
    Map<Path, String> pages =
        PAGES.entrySet().stream()
            .filter(page -> !page.getKey().endsWith("form.xhtml"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    none(pages, "<h:form");
  }

  @Test
  void everyPageLiesWhereNoAddressReachesIt() {
    assertThat(PAGES.keySet()).allMatch(page -> page.startsWith(Sources.WEB.resolve("WEB-INF")));
  }

  @Test
  void pagesBeforeSignInLoadNoPrimeFaces() {
    assertThat(PAGES.get(Sources.WEB.resolve("WEB-INF/templates/gate.xhtml")))
        .doesNotContain("<h:head", "<h:body", "primefaces");
    PAGES.forEach(
        (file, page) -> {
          if (page.contains("templates/gate.xhtml")) {
            assertThat(page).as("%s", file).doesNotContain("primefaces");
          }
        });
  }

  @Test
  void theSpriteHoldsWhatIsUsedAndNothingElse() {
    String sprite = Sources.below(ASSETS, "icons.svg").values().iterator().next();
    Set<String> drawn =
        Sources.all(Pattern.compile("<symbol id=\"([a-z]+)\""), sprite).stream()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> asked =
        PAGES.values().stream()
            .flatMap(
                page ->
                    Sources.all(Pattern.compile("(?:<g:icon name|\\sicon)=\"([a-z]+)\""), page)
                        .stream())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(drawn).containsAll(asked);
    String everything =
        Stream.concat(PAGES.values().stream(), CODE.values().stream())
            .collect(Collectors.joining());
    assertThat(drawn)
        .allMatch(
            icon ->
                asked.contains(icon)
                    || everything.contains("'" + icon + "'")
                    || everything.contains("\"" + icon + "\"")
                    || everything.contains("#" + icon + "\""),
            "is used");
  }

  @Test
  void onlyTokensNameColours() {
    Map<Path, String> others =
        SHEETS.entrySet().stream()
            .filter(sheet -> !sheet.getKey().endsWith("tokens.css"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    none(others, "#[0-9a-fA-F]{3,8}\\s*[;,)]|\\brgb\\(|\\bhsl\\(|\\boklch\\(");
  }

  @Test
  void sheetsKnowNoLeftAndRight() {
    none(
        SHEETS,
        "(?m)^\\s*(?:(?:margin|padding|border|inset)-(?:left|right)|left|right|float|width|height):");
  }

  @Test
  void onlyPrimefacesCssNamesItsClasses() {
    Map<Path, String> others =
        SHEETS.entrySet().stream()
            .filter(sheet -> !sheet.getKey().endsWith("primefaces.css"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    none(others, "\\.ui-");
  }

  private static void none(Map<Path, String> files, String pattern) {
    Pattern forbidden = Pattern.compile(pattern);
    files.forEach(
        (file, text) ->
            assertThat(Sources.all(forbidden, text).stream().map(found -> found.group()))
                .as("%s", file)
                .isEmpty());
  }
}
