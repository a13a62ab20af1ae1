package org.gatehouse.audit.alerts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Account managers tune what they are told of; auditors see what was told. */
@Tag("once")
class AlertsBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  void tunesTheRulesAndNamesTheFieldThatIsWrong() {
    Page page = open("Account Manager");
    page.navigate("/audit");
    page.locator("#to-alerts").click();
    assertThat(page.locator(".empty")).containsText("Nothing has stood out so far");

    page.locator("#guessesMost").fill("2");
    page.locator("#save").click();
    assertThat(page.locator("#guessesMost-reason")).containsText("from 3 to 1,000");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "audit-alerts");
    page.locator("#guessesMost").fill("30");
    page.locator("#dormant").uncheck();
    page.locator("#save").click();

    assertThat(page.locator("#notices")).containsText("The rules are saved.");
    assertThat(page.locator("#guessesMost")).hasValue("30");
    assertThat(page.locator("#dormant")).not().isChecked();
  }

  @Test
  void showsAuditorsWhatWasToldAndNoForm() {
    Page page = open("Auditor");

    assertThat(page.locator(".empty")).containsText("Nothing has stood out so far");
    assertThat(page.locator("#alerts-form")).hasCount(0);
  }

  private Page open(String role) {
    String account = accounts.create("tuned");
    accounts.user(account, "robin", role);
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":robin");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("robin");
    page.navigate("/audit/alerts");
    return page;
  }
}
