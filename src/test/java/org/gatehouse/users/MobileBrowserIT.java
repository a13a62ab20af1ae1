package org.gatehouse.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mobile number on one's own profile, as people see it. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MobileBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;

  @BeforeAll
  void people() {
    account = accounts.create("phone");
    accounts.user(account, "liam", "User");
    accounts.user(account, "nora", "User");
  }

  @Test
  void addsANumberByTheCodeThatComesThere() throws Exception {
    String number = "+4916" + account.replaceAll("[^0-9]", "") + "001";
    Page page = signedIn(browser.person(), "liam");
    page.navigate("/profile");
    check(page, "mobile-none");
    page.locator("#change-mobile summary").click();
    page.locator("#mobile").fill("0170 12");
    page.locator("#mobileCurrent").fill(Accounts.PASSWORD);
    page.locator("#ask-mobile").click();
    assertThat(page.locator("#mobile"))
        .hasAccessibleDescription("Write the number with its country, such as +49 170 1234567.");
    page.locator("#mobile").fill(number);
    page.locator("#mobileCurrent").fill(Accounts.PASSWORD);
    page.locator("#ask-mobile").click();
    assertThat(page.locator("#mobile-card")).containsText("A code was sent to " + number);
    check(page, "mobile-waiting");
    page.locator("#code").fill("12");
    page.locator("#confirm-mobile").click();
    assertThat(page.locator("#code")).hasAccessibleDescription("The code has six digits.");
    check(page, "mobile-wrong");
    page.locator("#code").fill(gatehouse.sms().await(number, 1).text().substring(0, 6));
    page.locator("#confirm-mobile").click();
    assertThat(page.locator("#mobile-card .badge")).hasText("Confirmed");
    assertThat(page.locator("#notices")).containsText("The number is confirmed.");
    check(page, "mobile-confirmed");
  }

  @Test
  void speaksGermanInTheDark() {
    Page page =
        signedIn(
            browser.person(habits -> habits.setColorScheme(ColorScheme.DARK).setLocale("de-DE")),
            "nora");
    page.navigate("/profile");
    page.locator("#change-mobile summary").click();
    page.locator("#mobile").fill("+4916" + account.replaceAll("[^0-9]", "") + "002");
    page.locator("#mobileCurrent").fill(Accounts.PASSWORD);
    page.locator("#ask-mobile").click();
    assertThat(page.locator("#mobile-card")).containsText("Ein Code wurde an");
    check(page, "mobile-german");
  }

  private void check(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    var before = page.viewportSize();
    page.setViewportSize(390, 800);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(before.width, before.height);
  }

  private Page signedIn(Page page, String name) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":" + name);
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
