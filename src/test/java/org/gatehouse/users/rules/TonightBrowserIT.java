package org.gatehouse.users.rules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rules would do tonight, on the page where they are decided. */
@Tag("once")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class TonightBrowserIT {

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Nightly nightly = new Nightly(gatehouse);

  @Test
  void showsExemptsConfirmsAndSaves() {
    String account = accounts.create("tonight");
    accounts.user(account, "morgan", "Account Manager");
    for (String name : new String[] {"dana", "dora", "lena"}) {
      accounts.user(account, name, "User");
      nightly.ago(account, name, 120);
    }
    Page page = browser.person();
    page.navigate("/login");
    page.locator("input[name$=username]").fill(account + ":morgan");
    page.locator("input[name$=password]").fill(Accounts.PASSWORD);
    page.locator("input[name$=password]").press("Enter");
    page.navigate("/policy");
    assertThat(page.locator("#tonight-disabled")).hasText("0");

    page.getByLabel("Maximum user inactivity").fill("90");
    page.locator("#preview").click();
    assertThat(page.locator("#tonight-disabled")).hasText("3");
    assertThat(page.locator("#tonight-people li")).hasCount(3);
    assertThat(page.getByLabel("Maximum user inactivity")).hasValue("90");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "policy-tonight");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "policy-tonight-phone");
    page.setViewportSize(1440, 900);
    page.getByLabel("Exempt dora").click();
    assertThat(page.locator("#tonight-disabled")).hasText("2");
    assertThat(page.locator("#exemptions")).containsText("dora");

    page.locator("#save").click();
    assertThat(page.locator("#confirmed-reason")).containsText("2 people would be disabled");
    page.locator("#seen").check();
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved.");
    nightly.pass(account);
    page.navigate("/policy");
    assertThat(page.locator("#nights")).containsText("2 people");
    assertThat(page.locator("#tonight-disabled")).hasText("0");
    page.locator("#exemptions").getByText("Remove").click();
    assertThat(page.locator("#tonight-disabled")).hasText("1");
    Browser.screenshot(page, "policy-nights");
  }
}
