package org.gatehouse.hosts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.OwnHosts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which an account manager sets up the login page, and the login page itself. */
@Tag("once")
class HostBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final OwnHosts hosts = new OwnHosts(gatehouse);
  private String account = "";

  @BeforeEach
  void people() {
    account = accounts.create("host-page");
    accounts.user(account, "morgan", "Account Manager");
  }

  @Test
  @DisplayName("A-32, A-36 to A-40: from Customize to the account's own login page")
  @Tag("A-32")
  @Tag("A-36")
  @Tag("A-37")
  @Tag("A-38")
  @Tag("A-40")
  void setsUpTheLoginPage() {
    String host = OwnHosts.name(account);
    Page page = signedIn(ColorScheme.LIGHT, "en");
    page.navigate("/branding");
    page.locator("#login-page").click();
    assertThat(page.locator("h1")).containsText("Login page");
    assertThat(page.locator("#upload-logo")).hasAttribute("href", "/branding#logo");
    page.locator("#loginHost").fill(host);
    page.locator("#save").click();
    assertThat(page.locator("#loginHost-reason")).containsText("Upload one first");
    assertThat(page.locator("#loginHost")).hasValue(host);
    browser.assertAccessible(page);

    hosts.logo(account);
    page.navigate("/branding/host");
    page.locator("#save").click();
    assertThat(page.locator("#loginHost-reason")).containsText("needs a host name");
    page.locator("#loginHost").fill("https://" + host + "/");
    page.locator("#save").click();
    assertThat(page.locator("#loginHost-reason")).containsText("without https://");
    Browser.screenshot(page, "host-refused");
    page.locator("#loginHost").fill(host);
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Now set the two DNS records");
    assertThat(page.locator("#state")).hasText("Waiting for DNS");
    assertThat(page.locator("#pointer-name")).hasValue(host);
    assertThat(page.locator("#proof-value")).hasValue(Pattern.compile("gh-proof=.+"));
    page.locator("[data-copy=proof-value]").click();
    assertThat(page.locator("[data-copy=proof-value]")).hasText("Copied");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "host-pending");

    JsonNode claim = api.get(OwnHosts.path(account)).json();
    gatehouse.dns().set(host, "A", "192.0.2.44");
    gatehouse.dns().set("_gatehouse." + host, "TXT", claim.at("/records/1/value").asText());
    page.locator("#check").click();
    assertThat(page.locator("#pointer-found")).hasText("Points to 192.0.2.44");
    assertThat(page.locator("#proof-found")).hasText("The TXT is right");
    Browser.screenshot(page, "host-doctor");
    hosts.publish(claim);
    page.locator("#check").click();
    assertThat(page.locator("#state")).hasText("Active");
    browser.assertAccessible(page);
    Browser.screenshot(page, "host-active");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "host-active-phone");
    page.setViewportSize(1440, 900);
    page.navigate("/branding");
    assertThat(page.locator("#login-page-title + .badge")).hasText("Active");
    Browser.screenshot(page, "host-card");

    Page guest = browser.person();
    guest.navigate("http://" + host + ":" + gatehouse.url().getPort() + "/login");
    assertThat(guest.locator(".who img.logo")).isVisible();
    assertThat(guest.getByText("Sign in to " + account)).isVisible();
    browser.assertAccessible(guest);
    Browser.screenshot(guest, "host-login");
    guest.locator("#username").fill("morgan");
    guest.locator("#password").fill(Accounts.PASSWORD);
    guest.locator("#submit").click();
    assertThat(guest.locator("#caller")).containsText("morgan");
    guest.navigate("http://" + host + ":" + gatehouse.url().getPort() + "/branding/host");
    assertThat(guest.locator("#state")).hasText("Active");

    page.navigate("/branding/host");
    page.locator("#remove-host > summary").click();
    browser.assertAccessible(page);
    Browser.screenshot(page, "host-give-up");
    page.locator("#remove-now").click();
    assertThat(page.locator("#notices")).containsText("given up");
    guest.navigate("http://" + host + ":" + gatehouse.url().getPort() + "/login");
    assertThat(guest.locator("h1")).hasText("Nothing is under this address");
    Browser.screenshot(guest, "host-nobodys");
  }

  @Test
  void readsFromRightToLeftAndInTheDark() {
    hosts.logo(account);
    hosts.claim(account, OwnHosts.name(account));
    for (String language : List.of("ar", "de")) {
      Page page = signedIn(ColorScheme.DARK, language);
      page.navigate("/branding/host");
      browser.assertFitsPhones(page);
      browser.assertAccessible(page);
      Browser.screenshot(page, "host-" + language + "-dark");
      page.setViewportSize(390, 844);
      Browser.screenshot(page, "host-" + language + "-dark-phone");
    }
  }

  private Page signedIn(ColorScheme scheme, String language) {
    Page page = browser.person(options -> options.setColorScheme(scheme));
    page.navigate("/login");
    page.locator("#lang").selectOption(language);
    assertThat(page.locator("html")).hasAttribute("lang", language);
    page.locator("#username").fill(account + ":morgan");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
