package org.gatehouse.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is below the first level sees where he is, and the way up. */
class CrumbsTest {

  private static final Path WEB = Path.of("src/main/webapp");
  private static final Pattern BELOW =
      Pattern.compile("\\w+\\(\\s*\"(/[^\"/]+/[^\"]+)\",\\s*\"(/WEB-INF[^\"]+)\"");

  @Test
  void everyPageBelowTheFirstLevelLeadsUp() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    var routes =
        BELOW.matcher(Files.readString(Path.of("src/main/java/org/gatehouse/access/Routes.java")));
    while (routes.find()) {
      String page = Files.readString(WEB.resolve(routes.group(2).substring(1)));
      if (page.contains("templates/app.xhtml")) {
        pages.put(routes.group(1), page);
      }
    }

    assertThat(pages).containsKeys("/sso/keys", "/users/profile", "/teams/team");
    pages.forEach(
        (path, page) ->
            assertThat(page).as(path).contains("<ui:define name=\"crumbs\"><li><a href="));
  }
}
