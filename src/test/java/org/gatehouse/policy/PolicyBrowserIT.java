package org.gatehouse.policy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page Security, and the way back from the log. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyBrowserIT {

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Api api = Gatehouse.shared().api();
  private final Accounts accounts = new Accounts(api);
  private String account = "";

  @BeforeAll
  void people() {
    account = accounts.create("policy-page");
    accounts.user(account, "morgan", "Account Manager");
    api.post(
        "/accounts/" + account + "/roles",
        "{\"name\":\"Guard\",\"permissions\":[\"policy:manage\"]}");
    accounts.user(account, "gus", "Guard");
  }

  @Test
  @Tag("A-101")
  void anAccountManagerDecidesAndTakesItBackFromTheLog() {
    Page page = signedIn("morgan");
    page.locator("#side a[href$='/policy']").click();
    assertThat(page.locator("h1")).hasText("Security");
    assertThat(page.locator("#configure-sso")).hasAttribute("href", "/sso");
    assertThat(page.getByLabel("Maximum login attempts")).hasValue("5");
    assertThat(page.getByLabel("Maximum login attempts"))
        .hasAccessibleDescription(Pattern.compile("5 is recommended"));
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "policy");

    page.getByLabel("Maximum login attempts").fill("2");
    page.locator("#save").click();
    assertThat(page.locator("#maxLoginAttempts-reason")).containsText("from 3 to 20");
    assertThat(page.getByLabel("Maximum login attempts")).hasValue("2");
    Browser.screenshot(page, "policy-refused");
    page.getByLabel("Maximum login attempts").fill("7");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved.");
    assertThat(page.getByLabel("Maximum login attempts")).hasValue("7");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "policy-phone");
    page.setViewportSize(1440, 900);

    page.navigate("/audit?description=security%20options%20updated");
    page.locator("#entries tbody tr a").first().click();
    assertThat(page.locator("#setting")).hasAttribute("href", "/policy");
    page.locator("#restore-loginAttempts").click();
    page.locator("#restore-now").click();
    assertThat(page.locator("#notices")).containsText("The former value counts again.");
    Assertions.assertThat(
            api.get("/accounts/" + account + "/policy").json().path("maxLoginAttempts").asInt())
        .isEqualTo(5);
  }

  @Test
  @Tag("A-8")
  @Tag("A-32")
  void anAccountManagerSwitchesTheSecondFactorOnAndFillsInWhatOthersRecommend() {
    Page page = signedIn("morgan");
    page.navigate("/policy");
    assertThat(page.locator("h2").getByText("Single sign-on")).isVisible();
    assertThat(page.locator("h2").getByText("Two-factor authentication")).isVisible();
    assertThat(page.locator("h2").getByText("User account security")).isVisible();
    page.locator("#preset-PCI").click();
    assertThat(page.getByText("nothing is saved yet")).isVisible();
    assertThat(page.getByLabel("Maximum user inactivity")).hasValue("90");
    assertThat(page.getByLabel("Ask all users for a second factor on new devices")).isChecked();
    Browser.screenshot(page, "policy-preset");
    page.locator("#reset").click();
    assertThat(page.getByLabel("Maximum user inactivity")).hasValue("");

    page.getByLabel("Ask at every sign-in").check();
    page.getByLabel("Allowed addresses").fill("198.51.100.0/24");
    page.getByLabel("Password validity").fill("0");
    page.locator("#save").click();
    assertThat(page.locator("#passwordValidityDays-reason")).containsText("from 1 to 3,650");
    assertThat(page.locator("#allowList-reason")).containsText("127.0.0.1");
    assertThat(page.getByLabel("Ask at every sign-in")).isChecked();
    browser.assertAccessible(page);
    page.getByLabel("Allowed addresses").fill("");
    page.getByLabel("Password validity").fill("90");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved.");
    assertThat(page.getByLabel("Password validity")).hasValue("90");
  }

  @Test
  void aSecondPressSendsNothingAlthoughAFieldIsCalledMethod() {
    Page page = signedIn("morgan");
    page.navigate("/policy");
    String press =
        "() => document.querySelector('#policy-form')"
            + ".dispatchEvent(new Event('submit', {bubbles: true, cancelable: true}))";

    Assertions.assertThat(page.evaluate(press)).isEqualTo(true);
    Assertions.assertThat(page.evaluate(press)).isEqualTo(false);
  }

  @Test
  void whoMayDecideThisAloneSeesNoWayToSingleSignOn() {
    Page page = signedIn("gus");
    page.navigate("/policy");

    assertThat(page.locator("#configure-sso")).hasCount(0);
    assertThat(page.getByLabel("Maximum login attempts")).isVisible();
  }

  @Test
  void peopleAndTheirManagerSeeTheirDevices() {
    Page page = signedIn("morgan");
    page.navigate("/profile");
    assertThat(page.locator("#devices")).containsText("Chrome on Linux");
    assertThat(page.locator("#devices")).containsText("This one");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "devices-own");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "devices-own-phone");
    page.setViewportSize(1440, 900);

    signedIn("gus");
    page.navigate("/users/profile?user=gus");
    assertThat(page.locator("#devices")).containsText("Chrome on Linux");
    browser.assertAccessible(page);
    Browser.screenshot(page, "devices-manager");
    page.locator("#devices").getByText("Revoke").first().click();
    assertThat(page.locator("#notices")).containsText("The device is revoked.");
  }

  private Page signedIn(String name) {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("input[name$=username]").fill(account + ":" + name);
    page.locator("input[name$=password]").fill(Accounts.PASSWORD);
    page.locator("input[name$=password]").press("Enter");
    assertThat(page.locator("#caller")).containsText(name);
    return page;
  }
}
