package org.gatehouse.apikeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account manager looks after the keys of his programs. */
@Tag("once")
class ApiKeysBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Accounts accounts = new Accounts(gatehouse.api());

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;

  @BeforeEach
  void account() {
    account = accounts.create("keys-page");
    accounts.user(account, "mia", "Account Manager");
  }

  @Test
  void makesAKeyAndShowsItOnce() {
    Page page = signedIn();
    page.navigate("/apikeys");
    assertThat(page.getByText("No keys yet")).isVisible();
    page.locator("#new-key summary").click();
    page.locator("#name").fill("Web shop");
    page.locator("#create").click();
    assertThat(page.locator("#scopes-reason")).containsText("Choose one or more");
    assertThat(page.locator("input[name=scope]").first()).isFocused();
    assertThat(page.locator("#name")).hasValue("Web shop");

    scope(page, "audit:read").check();
    page.locator("#create").click();
    assertThat(page.locator("#issued")).containsText("Copy the key Web shop now");
    String key = page.locator("#issued input").inputValue();
    assertThat(key).startsWith("ghk_");
    assertThat(page.url()).doesNotContain("ghk_");
    assertThat(page.context().cookies())
        .noneMatch(cookie -> cookie.value.contains(key.substring(21)));
    assertThat(new Api(gatehouse.url(), key).get("/accounts/" + account).status()).isEqualTo(200);
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "apikeys-issued");

    page.reload();
    assertThat(page.locator("#issued")).hasCount(0);
    assertThat(page.locator("#keys tbody tr")).hasCount(1);
    assertThat(page.content()).doesNotContain(key);
  }

  @Test
  void changesRotatesAndRevokesAKey() {
    Page page = signedIn();
    make("Web shop", "audit:read");
    page.navigate("/apikeys");
    page.locator("#keys").getByText("Web shop").click();
    page.locator("#name").fill("Till");
    page.locator("#expiresAt").fill("2099-12-31T23:00");
    scope(page, "users:manage").check();
    page.locator("#save").click();
    assertThat(notices(page)).containsText("Till is saved.");
    assertThat(page.locator("#expiresAt")).hasValue("2099-12-31T23:00");
    assertThat(page.locator("#keys tbody tr")).containsText("users:manage");

    page.locator("#rotate-key summary").click();
    page.locator("#overlap").selectOption("168");
    page.locator("#rotate").click();
    assertThat(page.locator("#issued input")).hasValue(Pattern.compile("ghk_.+"));
    assertThat(page.locator("#keys tbody tr")).hasCount(2);
    assertThat(page.locator("#key")).containsText("Replaced, still works");
    browser.assertAccessible(page);

    page.locator("#revoke-key summary").click();
    page.locator("#confirm").fill("Web shop");
    page.locator("#revoke").click();
    assertThat(page.locator("#confirm-reason")).containsText("Type Till");
    page.locator("#confirm").fill("Till");
    page.locator("#revoke").click();
    assertThat(notices(page)).containsText("Till is revoked.");
    assertThat(page.locator("#key")).containsText("Revoked");
    assertThat(page.locator("#save")).hasCount(0);
  }

  @Test
  void saysAtTheFieldWhichTimeIsWrong() {
    Page page = signedIn();
    page.navigate("/apikeys");
    page.locator("#new-key summary").click();
    page.locator("#name").fill("Web shop");
    scope(page, "audit:write").check();
    page.locator("#expiresAt").fill("2020-01-01T00:00");
    page.locator("#create").click();

    assertThat(page.locator("#expiresAt"))
        .hasAccessibleDescription(
            "This time is over. Choose one to come, or revoke the key to end it now.");
    assertThat(scope(page, "audit:write")).isChecked();
  }

  @Test
  void sendsNothingWhileATimeIsTypedInPart() {
    Page page = signedIn();
    page.navigate("/apikeys");
    page.locator("#new-key summary").click();
    page.locator("#name").fill("Web shop");
    scope(page, "audit:read").check();
    page.locator("#expiresAt").focus();
    page.keyboard().type("01012099");
    assertThat(page.evaluate("document.getElementById('expiresAt').validity.badInput"))
        .as("a day without a time")
        .isEqualTo(true);
    page.locator("#create").click();

    assertThat(page.locator("#expiresAt")).isFocused();
    assertThat(page.locator("#issued")).hasCount(0);
    page.locator("#expiresAt").fill("2099-01-01T09:30");
    page.locator("#create").click();
    assertThat(page.locator("#issued")).isVisible();
    assertThat(page.locator("#keys tbody tr .time").first()).containsText("2099");
  }

  @Test
  void isAccessibleAndFitsPhonesInLightAndDark() {
    make("Web shop", "audit:read", "audit:write");
    make("A program with quite a long name that has to break on a phone", "users:manage");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      boolean dark = scheme == ColorScheme.DARK;
      Page page =
          browser.person(
              habits -> habits.setColorScheme(scheme).setLocale(dark ? "de-DE" : "en-GB"));
      signIn(page);
      page.navigate("/apikeys");
      look(page, "apikeys-" + scheme);
      page.locator("#new-key summary").click();
      look(page, "apikeys-new-" + scheme);
      page.locator("#keys").getByText("Web shop").click();
      page.locator("#revoke-key summary").click();
      page.locator("#rotate-key summary").click();
      look(page, "apikeys-panel-" + scheme);
    }
  }

  private void look(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    browser.assertAccessible(page);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  private void make(String name, String... scopes) {
    var made =
        gatehouse
            .api()
            .post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"%s\",\"scopes\":[\"%s\"]}"
                    .formatted(name, String.join("\",\"", scopes)));
    assertThat(made.status()).isEqualTo(201);
  }

  private Page signedIn() {
    Page page = browser.person();
    signIn(page);
    return page;
  }

  private void signIn(Page page) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":mia");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
  }

  private static Locator scope(Page page, String code) {
    return page.locator("input[name=scope][value='" + code + "']");
  }

  private static Locator notices(Page page) {
    return page.locator("#notices");
  }
}
