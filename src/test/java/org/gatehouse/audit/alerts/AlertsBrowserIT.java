package org.gatehouse.audit.alerts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Account managers tune what they are told of; auditors see what was told. */
@Tag("once")
class AlertsBrowserIT {

  private static final Duration FOUND = Duration.ofSeconds(30);

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
    look(page, "audit-alerts");
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

  @Test
  void readsWellInTheDarkAndFromTheRight() {
    String account = accounts.create("tuned");
    String base = "/accounts/" + account;
    accounts.user(account, "robin", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    api.put(
        base + "/policy",
        "{\"maxLoginAttempts\":5,\"twoFactor\":{\"enabled\":false,\"deviceDays\":31}}");
    api.put(base + "/audit/holds/Case-7", "{\"why\":\"a claim of October\"}");
    Assertions.assertThat(
            Soon.within(
                FOUND,
                () -> !api.get(base + "/audit/alerts").json().at("/items/0").isMissingNode()))
        .isTrue();

    for (String language : List.of("en-GB", "ar")) {
      ColorScheme light = language.equals("ar") ? ColorScheme.DARK : ColorScheme.LIGHT;
      Page page =
          signedIn(
              browser.person(habits -> habits.setColorScheme(light).setLocale(language)), account);
      for (String what : List.of("alerts", "holds", "auditors")) {
        page.navigate("/audit/" + what);
        assertThat(page.locator("#" + what)).isVisible();
        look(page, "audit-" + what + "-" + language);
      }
    }
  }

  private void look(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  private Page open(String role) {
    String account = accounts.create("tuned");
    accounts.user(account, "robin", role);
    Page page = signedIn(browser.person(), account);
    page.navigate("/audit/alerts");
    return page;
  }

  private static Page signedIn(Page page, String account) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":robin");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("robin");
    return page;
  }
}
