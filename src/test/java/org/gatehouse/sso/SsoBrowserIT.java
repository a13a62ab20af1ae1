package org.gatehouse.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Keycloak;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Account managers configure single sign-on on its page, and people come in through it. The
 * identity provider is another site than we are: localhost and 127.0.0.1.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Keycloak provider = gatehouse.identityProvider();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @Tag("A-44")
  @Tag("A-47")
  @Tag("A-50")
  @Tag("A-52")
  @Tag("A-62")
  void aManagerSetsItUpSomebodySignsInAndTheManagerReadsIt() {
    var story = new SsoBrowserStory(gatehouse.url(), gatehouse.api(), provider, browser);

    Page manager = story.managerAtTheConfiguration();
    story.introduceUs(manager);
    story.takeItsValues(manager);
    Page nadia = story.nadiaSignsIn();
    story.managerReadsIt(manager);

    Browser.screenshot(nadia, "home-through-sso");
    Browser.screenshot(manager, "audit-of-the-story");
    manager.navigate("/sso");
    browser.assertAccessible(manager);
    browser.assertFitsPhones(manager);
    Browser.screenshot(manager, "sso-configured");
  }

  @Test
  @Tag("A-69")
  void signingOutLeadsToTheLogoutUrl() {
    var story = new SsoBrowserStory(gatehouse.url(), gatehouse.api(), provider, browser);
    Page manager = story.managerAtTheConfiguration();
    story.introduceUs(manager);
    story.takeItsValues(manager);
    Page nadia = story.nadiaSignsIn();

    nadia.locator("#me summary").click();
    nadia.locator("#sign-out").click();

    assertThat(nadia).hasURL(Pattern.compile("^" + provider.logoutUrl()));
    nadia.navigate("/");
    assertThat(nadia).hasURL(Pattern.compile("/login"));
  }

  @Test
  @Tag("A-46")
  void saysAtEachFieldWhatIsWrongAndKeepsWhatWasTyped() {
    Page page = begun();

    page.locator("#by-hand summary").first().click();
    page.locator("#idpEntityId").fill("https://idp.example/entity");
    page.locator("#ssoUrl").fill("http://idp.example/sso");
    page.locator("#certificates")
        .fill("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
    page.locator("#save").click();

    assertThat(page.locator("#ssoUrl")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#ssoUrl")).hasValue("http://idp.example/sso");
    assertThat(page.locator("#ssoUrl-reason")).containsText("https://");
    assertThat(page.locator("#logoutUrl-reason")).containsText("missing");
    assertThat(page.locator("#certificates-reason")).containsText("private key");
    assertThat(page.locator("#idpEntityId")).hasValue("https://idp.example/entity");
    assertThat(page.locator("#certificates")).hasValue("");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "sso-refused");
  }

  @Test
  @Tag("A-49")
  void copiesOurAddressesToTheClipboard() {
    Page page = begun();
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

    var copy = page.locator("[data-copy=acsUrl]");
    copy.click();

    assertThat(copy).containsText("Copied");
    assertThat(page.locator("#teller")).hasText("Copied");
    copy.click();
    assertThat(copy).hasText("Copy");
    Assertions.assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo(page.locator("#acsUrl").inputValue());
  }

  @Test
  void isReadableInTheDarkAndInGerman() {
    String account = account();
    Page page =
        browser.person(habits -> habits.setColorScheme(ColorScheme.DARK).setLocale("de-DE"));
    open(page, account);
    browser.assertAccessible(page);
    page.locator("#create").click();
    assertThat(page.locator("#acsUrl")).isVisible();
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "sso-de-dark-phone");
  }

  private Page begun() {
    Page page = browser.person();
    open(page, account());
    page.locator("#create").click();
    assertThat(page.locator("#acsUrl")).isVisible();
    assertThat(page.locator("[aria-current=step]")).hasCount(1);
    return page;
  }

  private String account() {
    var accounts = new Accounts(gatehouse.api());
    String account = accounts.create("sso-page");
    accounts.user(account, "morgan", "Account Manager");
    return account;
  }

  private static void open(Page page, String account) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":morgan");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("morgan");
    page.navigate("/sso");
  }
}
