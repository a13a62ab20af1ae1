package org.gatehouse.audit.proofs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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

/** The proof of the log as people see it. */
@Tag("once")
class ProofBrowserIT {

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Api api = Gatehouse.shared().api();
  private String account;

  @BeforeEach
  void anAccountWithASealedLog() {
    Accounts accounts = new Accounts(api);
    account = accounts.create("proof-page");
    accounts.user(account, "mia", "Account Manager");
    String newest =
        api.get("/accounts/" + account + "/audit/events?limit=1").json().at("/items/0/id").asText();
    new SealedLogClient(api, account).prove(newest);
  }

  @Test
  void showsThatTheLogAndAnEntryAreVerifiedAndGivesTheCheckpoint() {
    Page page = browser.person();
    signIn(page);
    page.navigate("/audit");

    assertThat(page.locator("#proof-state")).hasText("Verified");
    page.locator("#proof > summary").click();
    assertThat(page.getByLabel("Checkpoint", new Page.GetByLabelOptions().setExact(true)))
        .hasValue(Pattern.compile("/audit/" + account));
    browser.assertAccessible(page);
    Browser.screenshot(page, "proof-desktop");
    page.locator("#entries a").last().click();
    assertThat(page.locator("#entry-proof")).containsText("what is shown is what was sealed");
    Browser.screenshot(page, "proof-entry");
    browser.assertAccessible(page);
  }

  @Test
  void takesWhereCheckpointsGoAndSaysWhatIsWrongWithIt() {
    Page page = browser.person();
    signIn(page);
    page.navigate("/audit");
    page.locator("#proof > summary").click();

    page.getByLabel("To an address").fill("ftp://archive.example");
    page.locator("#keep-anchors").click();
    assertThat(page.locator("#webhook-reason")).containsText("https://");
    Browser.screenshot(page, "proof-wrong");
    page.getByLabel("To an address").fill("");
    page.getByLabel("By mail to").fill("archive@example.com");
    page.locator("#keep-anchors").click();

    assertThat(page.getByText("The first checkpoint is on its way.")).isVisible();
    page.locator("#proof > summary").click();
    assertThat(page.getByLabel("By mail to")).hasValue("archive@example.com");
  }

  @Test
  void fitsPhonesTheDarkAndTheOtherDirection() {
    Page page =
        browser.person(
            habits ->
                habits.setViewportSize(390, 844).setColorScheme(ColorScheme.DARK).setLocale("ar"));
    signIn(page);
    page.navigate("/audit");
    page.locator("#proof > summary").click();

    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "proof-phone-dark-ar");
    page.setViewportSize(1440, 900);
    Browser.screenshot(page, "proof-dark-ar");
  }

  private void signIn(Page page) {
    page.navigate("/login");
    page.locator("input[name$=username]").fill(account + ":mia");
    page.locator("input[name$=password]").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("mia");
  }
}
