package org.gatehouse.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every page of an account with people and a past, in each size, light, dark and from right to
 * left: axe finds nothing, and nothing is wider than the screen. The pictures are for people.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookNight {

  private static final String ACCOUNT = "contoso";

  /** What is on it is on a larger or a smaller screen as well. */
  private static final int BETWEEN = 768;

  private static final List<Integer> WIDTHS = List.of(1440, BETWEEN, 390);
  private static final List<String> PAGES =
      List.of(
          "/",
          "/start",
          "/calendar",
          "/audit",
          "/audit?outcome=FAILURE",
          "/audit?description=nothing-has-this",
          "/audit/views",
          "/audit/alerts",
          "/audit/auditors",
          "/audit/holds",
          "/audit/sinks",
          "/users",
          "/users?q=nobody-has-this",
          "/users/invitations",
          "/users/import",
          "/teams",
          "/roles",
          "/rights",
          "/grants",
          "/sso",
          "/sso/test",
          "/sso/keys",
          "/sso/groups",
          "/sso/enforcement",
          "/sso/emergency",
          "/sso/history",
          "/sso/traces",
          "/sso/sharing",
          "/policy",
          "/policy?preset=NIST",
          "/branding",
          "/branding/host",
          "/apikeys",
          "/profile",
          "/profile/factors");

  private static final List<String> OPERATOR =
      List.of(
          "/accounts",
          "/accounts/account?account=contoso",
          "/accounts/people?q=mia",
          "/accounts/emergency");

  /** A page to begin at, and what leads from there to one of a single thing. */
  private static final Map<String, String> LINKS =
      Map.of(
          "/users", "main table a[href*='/users/profile']",
          "/teams", "main a[href*='/teams/team?']",
          "/audit", "main table a[href*='entry=']",
          "/audit/sinks", "main a[href*='sink=']",
          "/roles", "main a[href*='role=']",
          "/apikeys", "main a[href*='key=']");

  private final Gatehouse gatehouse = Gatehouse.another("look", Map.of("GATEHOUSE_DEMO", "true"));
  private final Api api = gatehouse.api();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @BeforeAll
  void anAccountThatUsesEverything() {
    new Accounts(api).user(ACCOUNT, "mia", "Account Manager");
    OwnHosts hosts = new OwnHosts(gatehouse);
    hosts.logo(ACCOUNT);
    hosts.claim(ACCOUNT, "login.contoso.hosts.example");
    String base = "/accounts/" + ACCOUNT;
    made(api.post(base + "/apikeys", "{\"name\":\"Till\",\"scopes\":[\"audit:read\"]}"));
    made(
        api.post(
            base + "/roles",
            "{\"name\":\"Support desk\",\"permissions\":[\"users:manage\",\"teams:manage\"]}"));
    made(
        api.post(
            base + "/audit/sinks",
            "{\"name\":\"SIEM\",\"kind\":\"WEBHOOK\",\"address\":\"http://127.0.0.1:9/events\"}"));
  }

  @AfterAll
  void stop() {
    gatehouse.close();
  }

  @Test
  @Tag("A-109")
  @DisplayName("A-109: light, in English")
  void light() {
    look(ColorScheme.LIGHT, "en-GB");
  }

  @Test
  @Tag("A-109")
  @DisplayName("A-109: dark, in German")
  void dark() {
    look(ColorScheme.DARK, "de-DE");
  }

  @Test
  @Tag("A-110")
  @DisplayName("A-110: from right to left, in Arabic")
  void fromRightToLeft() {
    look(ColorScheme.LIGHT, "ar");
  }

  private void look(ColorScheme scheme, String language) {
    Page page = browser.person(habits -> habits.setColorScheme(scheme).setLocale(language));
    Map<String, String> broken = new LinkedHashMap<>();
    for (String path : List.of("/login", "/login/forgot")) {
      look(page, path, scheme, language, broken);
    }
    Browser.signIn(page, ACCOUNT + ":mia", Accounts.PASSWORD);
    page.navigate("/sso");
    if (page.locator("#create").count() > 0) {
      page.locator("#create").click();
      assertThat(page.locator("#steps")).isVisible();
    }
    List<String> all = new ArrayList<>();
    for (String path : PAGES) {
      all.add(path);
      if (LINKS.containsKey(path)) {
        page.navigate(path);
        Locator link = page.locator(LINKS.get(path)).first();
        if (link.count() > 0) {
          String href = link.getAttribute("href");
          all.add(href.startsWith("?") ? path + href : href);
        }
      }
    }
    all.forEach(path -> look(page, path, scheme, language, broken));
    Page operator = browser.person(habits -> habits.setColorScheme(scheme).setLocale(language));
    Browser.signIn(operator, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    OPERATOR.forEach(path -> look(operator, path, scheme, language, broken));
    assertThat(broken).isEmpty();
  }

  private void look(
      Page page, String path, ColorScheme scheme, String language, Map<String, String> broken) {
    page.navigate(path);
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    String name = path.replaceAll("[?].*", "").replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
    String variant = path.contains("?") ? "-" + path.replaceAll(".*[?]([a-z]+)=.*", "$1") : "";
    check(broken, path, () -> browser.assertFitsPhones(page));
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      page.evaluate("() => scrollTo(0, 0)");
      Browser.picture(
          page,
          "look/%s%s-%s-%s-%d"
              .formatted(
                  name.isEmpty() ? "home" : name,
                  variant,
                  scheme.name().toLowerCase(Locale.ROOT),
                  language.substring(0, 2),
                  width));
      if (width != BETWEEN) {
        check(broken, path + " at " + width, () -> browser.assertAccessible(page));
      }
    }
    page.setViewportSize(1440, 900);
  }

  private static void check(Map<String, String> broken, String what, Runnable claim) {
    try {
      claim.run();
    } catch (AssertionError found) {
      broken.put(what, found.getMessage());
    }
  }

  private static void made(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
  }
}
