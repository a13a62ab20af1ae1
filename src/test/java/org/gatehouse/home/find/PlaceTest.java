package org.gatehouse.home.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.junit.jupiter.api.Test;

/** The palette reaches every page. */
class PlaceTest {

  private static final Pattern PAGE =
      Pattern.compile("\\w+\\(\\s*\"([^\"]+)\",\\s*\"/WEB-INF[^\"]+\",\\s*Who\\.(\\w+)");

  /** These show something that is chosen on another page, or are a part of one. */
  private static final Set<String> CHOSEN =
      Set.of(
          "/home/now",
          "/sso/trace",
          "/teams/team",
          "/users/profile",
          "/users/bulk",
          "/accounts/account");

  @Test
  void everyPageThatIsOpenedByItselfIsFound() throws IOException {
    String routes = Files.readString(Path.of("src/main/java/org/gatehouse/access/Routes.java"));
    Set<String> pages =
        PAGE.matcher(routes)
            .results()
            .filter(route -> !route.group(2).equals("ANYBODY"))
            .map(route -> route.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    pages.removeAll(CHOSEN);

    assertThat(pages).contains("/", "/sso/keys", "/profile");
    assertThat(Arrays.stream(Place.values()).map(Place::path)).containsAll(pages);
  }

  @Test
  void whatIsBelowAPageIsOpenToNobodyElse() {
    for (Place place : Place.values()) {
      Place page = place.page();
      if (page != null && !page.permissions().isEmpty() && place != Place.RETENTION) {
        assertThat(place.permissions()).as(place.name()).isEqualTo(page.permissions());
      }
    }
  }

  @Test
  void everyPlaceHasANameInEveryLanguage() {
    Languages.all()
        .forEach(
            language ->
                assertThat(Place.values())
                    .allMatch(place -> Texts.in(language).has(place.title())));
  }
}
