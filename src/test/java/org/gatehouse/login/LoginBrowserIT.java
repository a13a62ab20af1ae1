package org.gatehouse.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("once")
class LoginBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @Tag("A-109")
  void theLanguageChosenOnTheLoginPageHoldsForTheWholeInterface() {
    Page page = browser.person();
    page.navigate("/login");
    page.getByLabel("Language").selectOption("de");
    page.locator("#change-language").click();

    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(heading(page)).hasText("Anmelden");

    signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    assertThat(heading(page)).hasText("Startseite");
    page.navigate("/users");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(heading(page)).hasText("Benutzer");
  }

  @Test
  @Tag("A-109")
  void theLanguageIsChosenWithoutScriptToo() {
    Page page = browser.person(habits -> habits.setJavaScriptEnabled(false));
    page.navigate("/login");
    page.locator("#lang").selectOption("de");
    page.locator(".lang button").click();

    assertThat(heading(page)).hasText("Anmelden");
  }

  @Test
  void saysInOneGeneralSentenceWhyNobodyIsSignedIn() {
    Page page = browser.person();
    page.navigate("/login");
    signIn(page, "nobody", "nothing at all");

    assertThat(page.locator("#notices")).containsText("Check both");
    assertThat(page.locator("#username")).hasValue("nobody");
    assertThat(page.locator("#password")).hasValue("");
    assertThat(page.locator("#password")).isFocused();
    browser.assertAccessible(page);
  }

  @Test
  void namesTheFieldThatIsEmpty() {
    Page page = browser.person();
    page.navigate("/login");
    signIn(page, "", "");

    assertThat(page.locator("#username")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#username")).hasAccessibleDescription("Fill this in.");
    assertThat(page.locator("#username")).isFocused();
  }

  @Test
  void showsThePasswordOnDemand() {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#password").fill("sesame");
    page.getByLabel("Show password").click();

    assertThat(page.locator("#password")).hasAttribute("type", "text");
  }

  @Test
  void leadsWhoeverIsSignedInHomeAndSignsHimOutFromTheMenu() {
    Page page = browser.person();
    page.navigate("/login");
    signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    page.navigate("/login");
    assertThat(page.locator("#caller")).hasText(Gatehouse.OPERATOR);

    page.locator("#me summary").click();
    page.locator("#sign-out").click();
    assertThat(page).hasURL(Pattern.compile(".*/login$"));
    page.navigate("/");
    assertThat(heading(page)).hasText("Sign in");
  }

  @Test
  void asksBeforeASessionEndsForWantOfUse() {
    Page page = browser.person();
    page.clock().install();
    page.navigate("/login");
    signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    assertThat(page.locator("#caller")).isVisible();
    assertThat(page.locator("#idle")).isHidden();

    page.clock().fastForward("58:00");
    assertThat(page.locator("#idle")).containsText("signed out in two minutes");
    assertThat(page.locator("#idle")).isVisible();
    page.locator("#stay").click();
    assertThat(page.locator("#idle")).isHidden();
  }

  @Test
  void opensAPageAfreshThatStayedOpenTooLong() {
    Page page = browser.person();
    page.navigate("/login");
    signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    page.navigate("/calendar");
    page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("gh_view"));
    page.locator("#make").click();

    assertThat(page.locator("#notices")).containsText("opened afresh");
    assertThat(page.locator("#make")).isVisible();
  }

  @Test
  void sendsAMailFromAPageThatStoodOpenForHowLongEver() {
    Page page = browser.person();
    page.navigate("/login/forgot");
    page.context().clearCookies();
    page.locator("#username").fill("somebody");
    page.locator("#send").click();

    assertThat(page.locator("#back")).isVisible();
  }

  @Test
  void signsInOnAPageThatStoodOpenForHowLongEver() {
    Page page = browser.person();
    page.navigate("/login");
    page.context().clearCookies();
    signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);

    assertThat(page.locator("#caller")).isVisible();
  }

  private static void signIn(Page page, String name, String password) {
    page.locator("#username").fill(name);
    page.locator("#password").fill(password);
    page.locator("#submit").click();
  }

  private static Locator heading(Page page) {
    return page.locator("h1");
  }
}
