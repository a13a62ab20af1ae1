package org.gatehouse.access.undo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was done by mistake is taken back where it was done. */
class UndoBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;
  private String base;
  private String noor;

  @BeforeEach
  void account() {
    account = accounts.create("undo");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    noor = accounts.user(account, "noor", "User");
  }

  @Test
  void letsSomebodyInAgainWhoWasDisabledByMistake() {
    Page page = signedIn();
    page.navigate("/users/profile?user=" + noor);
    page.locator("#disable").click();
    assertThat(page.locator("#notices")).containsText("noor is disabled");
    // It stays while somebody is on it.
    page.locator("#undo").focus();
    assertThat(status()).isEqualTo("DISABLED");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "undo");
    page.locator("#undo").click();

    assertThat(page.locator("#notices")).containsText("Taken back");
    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(page.locator("h1")).containsText("noor");
    page.reload();
    assertThat(page.locator("#notices")).not().containsText("Taken back");
    assertThat(api.get(base + "/audit/events?item=User").body())
        .contains("User disabled.", "User enabled.");
  }

  @Test
  void bringsBackTheNameAndTheMembersOfATeam() {
    String team =
        api.post(base + "/teams", "{\"name\":\"Dispatch\",\"members\":[\"noor\"]}")
            .json()
            .path("id")
            .asText();
    Page page = signedIn();
    page.navigate("/teams/team?team=" + team);
    page.locator("#name").fill("Dispach");
    page.locator("#rename").click();
    assertThat(page.locator("h1")).containsText("Dispach");
    page.locator("#undo").click();
    assertThat(page.locator("h1")).containsText("Dispatch");

    page.locator("input[name=member]").check();
    page.locator("#remove").click();
    assertThat(page.locator("input[name=member]")).hasCount(0);
    page.locator("#undo").click();
    assertThat(page.locator("input[name=member]")).hasCount(1);
  }

  @Test
  void anOfferIsGoodInTheSessionThatGotItAlone() {
    Page page = signedIn();
    page.navigate("/users/profile?user=" + noor);
    page.locator("#lock").click();
    String offer = page.locator("input[name=offer]").inputValue();
    page.locator("#undo").focus();

    Page other = signedIn();
    other.evaluate(
        "offer => { const form = document.createElement('form'); form.method = 'post';"
            + " form.action = '/undo'; const input = document.createElement('input');"
            + " input.name = 'offer'; input.value = offer; form.append(input);"
            + " document.body.append(form); form.submit(); }",
        offer);
    assertThat(other.locator("#notices")).containsText("can no longer be taken back");
    assertThat(status()).isEqualTo("LOCKED");

    // Whoever may no longer do it does not undo it either.
    accounts.user(account, "nils", "Account Manager");
    assertThat(api.put(base + "/users/mia/roles", "{\"roles\":[{\"name\":\"User\"}]}").status())
        .isEqualTo(200);
    page.locator("#undo").click();
    assertThat(status()).isEqualTo("LOCKED");
  }

  private String status() {
    return api.get(base + "/users/noor").json().path("status").asText();
  }

  private Page signedIn() {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":mia");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
