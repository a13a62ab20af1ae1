package org.gatehouse.audit.retention;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Account managers decide how long the log is kept. */
@Tag("one-server")
class RetentionBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  void asksBeforeOldEntriesAreLostAndRecordsTheChange() {
    Page page = open("Account Manager");
    page.locator("#retention summary").click();

    page.locator("#days").fill("a while");
    page.locator("#keep").click();
    assertThat(page.locator("#days-reason")).containsText("30 to 3650 days");
    page.locator("#days").fill("60");
    page.locator("#keep").click();
    assertThat(page.locator("#retention")).containsText("One entry is older than that");
    assertThat(page.locator("#confirmed")).isFocused();
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "audit-retention");
    page.locator("#confirmed").check();
    page.locator("#keep").click();

    assertThat(page.locator("#notices")).containsText("Saved.");
    page.locator("#retention summary").click();
    assertThat(page.locator("#retention")).containsText("60 days");
    assertThat(page.locator("#entries")).containsText("Audit log retention updated.");
    assertThat(page.locator("#entries")).containsText("for ever → 60");
  }

  @Test
  void showsAuditorsWhatIsKeptAndNoForm() {
    Page page = open("Auditor");
    page.locator("#retention summary").click();

    assertThat(page.locator("#retention")).containsText("for ever");
    assertThat(page.locator("#days")).hasCount(0);
  }

  private Page open(String role) {
    Accounts accounts = new Accounts(api);
    String account = accounts.create("kept");
    accounts.user(account, "robin", role);
    var sent =
        api.post(
            "/accounts/" + account + "/audit/events",
            """
            {"events":[{"id":"old-1","item":"Company","action":"Add","outcome":"SUCCESS",
             "description":"Company added.","occurredAt":"2020-01-02T03:04:05Z"}]}
            """);
    Assertions.assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":robin");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("robin");
    page.navigate("/audit");
    return page;
  }
}
