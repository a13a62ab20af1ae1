package org.gatehouse.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages for auditors, and those on which managers let them in and hold entries. */
@Tag("once")
class AuditorsBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  void anAuditorSeesWhoItWasAfterSayingWhatFor() {
    Page page = open("Auditor", "/audit?item=User&action=Login");
    assertThat(page.locator("#entries")).containsText("r•••");

    page.locator("#reveal summary").click();
    page.locator("#reveal-now").click();
    assertThat(page.locator("#why-reason")).isVisible();
    look(page, "audit-masked");
    page.locator("#why").fill("case 12");
    page.locator("#reveal-now").click();

    assertThat(page.locator("#entries")).containsText("robin");
    assertThat(page.locator("#revealed")).containsText("until");
  }

  @Test
  void aManagerHoldsEntriesAndReleasesThem() {
    Page page = open("Account Manager", "/audit/holds");
    page.locator("#place").click();
    assertThat(page.locator("#name-reason")).isVisible();
    page.locator("#name").fill("Case 7");
    page.locator("#why").fill("a claim");
    page.locator("#from").fill("2026-01-01");
    page.locator("#place").click();
    assertThat(page.locator("#holds")).containsText("Case 7");

    page.locator("#holds a").click();
    page.locator("#release-now").click();

    assertThat(page.locator("#notices")).containsText("The hold is released.");
    assertThat(page.locator("#holds")).hasCount(0);
  }

  @Test
  void aManagerInvitesAnAuditorAndEndsHisAccess() {
    Page page = open("Account Manager", "/audit/auditors");
    page.locator("#email").fill("ina@inspectors.example");
    page.locator("#invite").click();
    assertThat(page.locator("#auditors")).containsText("ina@inspectors.example");

    page.locator("#auditors a").click();
    page.locator("#end-now").click();

    assertThat(page.locator("#notices")).containsText("The access has ended.");
    assertThat(page.locator("#auditors")).hasCount(0);
  }

  private void look(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  private Page open(String role, String path) {
    String account = accounts.create("looked");
    accounts.user(account, "robin", role);
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":robin");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("robin");
    page.navigate(path);
    return page;
  }
}
