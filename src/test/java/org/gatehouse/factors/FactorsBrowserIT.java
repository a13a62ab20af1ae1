package org.gatehouse.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.common.io.BaseEncoding;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.login.codes.TwoFactors;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second factor as people see it, at the sign-in and on their profile. */
@Tag("once")
class FactorsBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;
  private TwoFactors factors;

  @BeforeEach
  void people() {
    account = accounts.create("seen");
    accounts.user(account, "dana", "User");
    factors = new TwoFactors(gatehouse, account);
  }

  @Test
  @Tag("A-90")
  @Tag("A-91")
  void asksForACodeThatCameByTextMessageOrMail() throws Exception {
    String number = "+4918" + account.replaceAll("[^0-9]", "") + "01";
    Visitor dana = gatehouse.visitor();
    factors.comesIn(dana, "dana");
    dana.submit(
        dana.open("/profile"),
        "#mobile-form",
        Map.of("mobile", number, "mobileCurrent", Accounts.PASSWORD));
    String code = gatehouse.sms().await(number, 1).text().substring(0, 6);
    dana.submit(dana.open("/profile"), "#code-form", Map.of("code", code));
    factors.on();
    Page page = browser.person();
    password(page, "dana");
    assertThat(page.locator("h1")).hasText("Look at your phone");
    assertThat(page.locator("#code")).isFocused();
    check(page, "code-sms");
    page.locator("#other-ways form:has(input[value=email]) input[type=submit]").click();
    assertThat(page.locator("h1")).hasText("Look into your mail");
    String mailed = factors.code("dana", 1);
    page.locator("#code").fill(TwoFactors.other(mailed));
    page.locator("#proceed").click();
    assertThat(page.locator("#code"))
        .hasAccessibleDescription(
            "This is not the code. Look at it once more; of several, the newest counts.");
    check(page, "code-wrong");
    page.locator("#code").fill(mailed);
    page.locator("#proceed").click();
    assertThat(page.locator("#caller")).hasText("dana");
  }

  @Test
  void setsUpAnAppAndSignsInWithIt() {
    factors.on().off();
    Page page = browser.person();
    password(page, "dana");
    page.navigate("/profile");
    assertThat(page.locator("#factors")).containsText("Nothing yet");
    check(page, "factors-card");
    page.locator("#manage-factors").click();
    check(page, "factors-none");
    page.navigate("/profile/factors?do=app");
    check(page, "factors-app");
    byte[] secret =
        BaseEncoding.base32().decode(page.locator("#key").inputValue().replace(" ", ""));
    page.locator("#code").fill(code(secret, 0));
    page.locator("#current").fill(Accounts.PASSWORD);
    page.locator("#add-app").click();
    assertThat(page.locator("#codes li")).hasCount(10);
    check(page, "factors-recovery");
    page.navigate("/profile/factors");
    check(page, "factors-list");
    factors.on();
    Page again =
        browser.person(habits -> habits.setColorScheme(ColorScheme.DARK).setLocale("de-DE"));
    password(again, "dana");
    assertThat(again.locator("h1")).hasText("Öffnen Sie Ihre Authenticator-App");
    check(again, "code-app-dark");
    again.locator("#other-ways a[href*=recovery]").click();
    check(again, "code-recovery-dark");
    again.navigate("/login/code");
    again.locator("#code").fill(code(secret, 30));
    again.locator("#proceed").click();
    assertThat(again.locator("#caller")).hasText("dana");
  }

  @Test
  void isSeenAndTakenAwayByTheAccountManager() {
    Visitor dana = gatehouse.visitor();
    factors.comesIn(dana, "dana");
    dana.submit(
        dana.open("/profile/factors?do=recovery"),
        "#recovery-form",
        Map.of("current", Accounts.PASSWORD));
    accounts.user(account, "mia", "Account Manager");
    Page page = browser.person();
    password(page, "mia");
    String id = api.get("/accounts/" + account + "/users/dana").json().path("id").asText();
    page.navigate("/users/profile?user=" + id);
    page.locator("#reset-factors summary").click();
    check(page, "factors-manager");
    page.locator("#reset").click();
    assertThat(page.locator("#notices")).containsText("All second factors are taken away.");
  }

  private void password(Page page, String name) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":" + name);
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
  }

  private void check(Page page, String name) {
    browser.assertAccessible(page);
    Browser.screenshot(page, name);
    browser.assertFitsPhones(page);
    var desktop = page.viewportSize();
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(desktop.width, desktop.height);
  }

  private static String code(byte[] secret, long seconds) {
    return AppCodes.code(secret, Instant.now().plusSeconds(seconds));
  }
}
