package org.gatehouse.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.IdentityProviderAdmin;
import org.gatehouse.testing.Keycloak;

/**
 * The whole way, step by step, in a browser: a manager gives our values to the identity provider
 * and its values to us, somebody signs in there, and the manager reads it in the log.
 */
final class SsoBrowserStory {

  private final URI url;
  private final Keycloak provider;
  private final Browser browser;
  private final String account;

  /** Begins with a new account and its manager at the product that browsers reach at the URL. */
  SsoBrowserStory(URI url, Api api, Keycloak provider, Browser browser) {
    this.url = url;
    this.provider = provider;
    this.browser = browser;
    var accounts = new Accounts(api);
    this.account = accounts.create("story");
    accounts.user(account, "morgan", "Account Manager");
  }

  /** Signs in with a password and leaves the manager on the page of single sign-on. */
  Page managerAtTheConfiguration() {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":morgan");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("morgan");
    page.locator("#matter-sso a").click();
    return page;
  }

  /** Makes the addresses and uploads our metadata to the provider, as its administrator would. */
  void introduceUs(Page page) {
    assertThat(page.locator("#spName")).hasValue(account);
    page.locator("#create").click();
    assertThat(notices(page)).containsText("The addresses are made.");
    assertThat(page.locator("#spEntityId")).hasValue(address());
    assertThat(page.locator("#acsUrl"))
        .hasValue(Pattern.compile(address() + "acs/[A-Za-z0-9_-]{22,43}"));
    var download = page.waitForDownload(page.locator("#metadata")::click);
    new IdentityProviderAdmin(provider).register(read(download));
  }

  /** Types the provider's values, makes them live untested, and turns single sign-on on. */
  void takeItsValues(Page page) {
    page.locator("#by-hand summary").first().click();
    page.locator("#idpEntityId").fill(provider.entityId());
    page.locator("#ssoUrl").fill(provider.signOnUrl().toString());
    page.locator("#logoutUrl").fill(provider.logoutUrl().toString());
    page.locator("#certificates").fill(provider.certificate());
    page.locator("#autoCreateUsers").check();
    page.locator("#save").click();
    assertThat(notices(page)).containsText("The draft is saved. Nothing of it counts yet.");
    makeItLive(page);
    assertThat(page.locator("#stored-certificates li")).hasCount(1);
    assertThat(page.locator("#signInUrl")).hasValue(address());
  }

  /** Promotes the draft without a test, and turns single sign-on on. */
  void makeItLive(Page page) {
    page.locator("#confirmation").fill(account);
    page.locator("#promote-it").click();
    assertThat(notices(page)).containsText("The draft is live.");
    page.locator("#turn-on").click();
    assertThat(notices(page)).containsText("Single sign-on is on, beside passwords.");
  }

  /** Opens the account's sign-in address and signs in on the provider's own page. */
  Page nadiaSignsIn() {
    Page page = browser.person();
    page.navigate(address());
    assertThat(page).hasURL(Pattern.compile("^" + provider.url() + "/realms/"));
    page.locator("#username").fill("nadia");
    page.locator("#password").fill("nadia at contoso");
    page.locator("#kc-login").click();
    assertThat(page.locator("#caller")).hasText("nadia.keller@contoso.example");
    assertThat(page).hasURL(url + "/");
    return page;
  }

  /** Reads in the log what happened. */
  void managerReadsIt(Page page) {
    page.navigate("/audit");
    Locator entries = page.locator("#entries tbody tr");
    var nadia = new Locator.FilterOptions().setHasText("nadia.keller@contoso.example");
    assertThat(entries.filter(nadia).filter(with("User logged in"))).hasCount(1);
    assertThat(entries.filter(nadia).filter(with("User created"))).hasCount(1);
    assertThat(entries.filter(nadia).first()).containsText("127.0.0.1");
    assertThat(entries.filter(with("Account login options updated.")).first())
        .containsText("morgan");
  }

  /** The sign-in address of the account, which is its SP Entity ID too. */
  String address() {
    return url + "/login/saml/" + account + "/";
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator notices(Page page) {
    return page.locator("#notices");
  }

  private static String read(Download download) {
    try (var file = download.createReadStream()) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
