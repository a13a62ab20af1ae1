package org.gatehouse.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interface in other languages, one of them from right to left. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesBrowserIT {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/audit",
          "/users",
          "/teams",
          "/roles",
          "/apikeys",
          "/policy",
          "/branding",
          "/sso",
          "/profile");

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Gatehouse gatehouse = Gatehouse.shared();
  private String account = "";

  @BeforeAll
  void makesAnAccount() {
    Accounts accounts = new Accounts(gatehouse.api());
    account = accounts.create("tongues");
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "omar", "User");
  }

  @Test
  @DisplayName("A-12: the chooser offers every language by its own name")
  void offersEveryLanguageByItsOwnName() {
    Page page = browser.person(habits -> habits.setLocale("es-MX"));
    page.navigate("/login");

    assertThat(page.locator("html")).hasAttribute("lang", "es");
    assertThat(page.locator("h1")).hasText("Iniciar sesión");
    assertThat(page.locator("#lang option"))
        .hasText(Languages.all().stream().map(Languages::name).toArray(String[]::new));
    page.locator("#lang").selectOption("ar");
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(page.locator("h1")).hasText("تسجيل الدخول");
  }

  @Test
  @DisplayName("A-12: what went wrong is told in the reader's language and direction")
  void tellsWhatWentWrongInTheReadersLanguage() {
    Visitor visitor = gatehouse.visitor();
    Answer answer =
        visitor.send(visitor.request("/nothing").header("Accept-Language", "ar-EG, en;q=0.5"));

    Assertions.assertThat(answer.page().selectFirst("html").attr("lang")).isEqualTo("ar");
    Assertions.assertThat(answer.page().selectFirst("html").attr("dir")).isEqualTo("rtl");
  }

  @Test
  @DisplayName("A-12: every page reads from right to left, on large screens and on phones")
  void readsFromRightToLeft() {
    Page page = signedIn("ar-EG", ColorScheme.LIGHT);
    for (String path : PAGES) {
      page.navigate(path);
      assertThat(page.locator("html")).hasAttribute("dir", "rtl");
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      pictures(page, "arabic" + path.replace('/', '-'));
    }
  }

  @ParameterizedTest
  @CsvSource({"es-ES, spanish, DARK", "fr-CA, french, LIGHT"})
  void hasRoomForLongWords(String locale, String name, ColorScheme colours) {
    Page page = signedIn(locale, colours);
    for (String path : List.of("/audit", "/users", "/policy", "/sso")) {
      page.navigate(path);
      assertThat(page.locator("html")).hasAttribute("lang", locale.substring(0, 2));
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      pictures(page, name + path.replace('/', '-'));
    }
  }

  private static void pictures(Page page, String name) {
    Browser.screenshot(page, name);
    var before = page.viewportSize();
    page.setViewportSize(390, 800);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(before.width, before.height);
  }

  private Page signedIn(String locale, ColorScheme colours) {
    Page page = browser.person(habits -> habits.setLocale(locale).setColorScheme(colours));
    page.navigate("/login");
    page.locator("#username").fill(account + ":mia");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
