package org.gatehouse.home.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ends stands in one calendar, and in everybody's own by a secret address. */
class CalendarBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;
  private String base;

  @BeforeEach
  void account() {
    account = accounts.create("calendar");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "noor", "User");
    made(
        api.post(
            base + "/apikeys",
            "{\"name\":\"Till\",\"scopes\":[\"audit:read\"],\"expiresAt\":\"%s\"}"
                .formatted(inDays(20))));
    made(
        api.post(
            base + "/users",
            "{\"username\":\"olga\",\"email\":\"olga@%s.example\",\"firstName\":\"Olga\"}"
                .formatted(account)));
    assertThat(
            api.put(
                    base + "/users/noor/roles",
                    "{\"roles\":[{\"name\":\"Auditor\",\"validUntil\":\"%s\"}]}"
                        .formatted(inDays(60)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void holdsWhatEndsAndLeadsToWhereItIsProlonged() {
    Page page = signedIn("mia", ColorScheme.LIGHT, "en-GB");
    assertThat(page.locator("#expires")).containsText("API key “Till”");
    page.locator("#expires").getByText("Expiry calendar").click();

    assertThat(page.locator("#months")).containsText("Invitation of Olga");
    assertThat(page.locator("#months")).containsText("Role Auditor of noor");
    assertThat(page.locator("#months li").first()).containsText("Invitation of Olga");
    page.locator("#months").getByText("API key “Till”").click();
    assertThat(page.locator("#key")).containsText("Till");
  }

  @Test
  void theFeedTellsWhatItsOwnerMaySeeAtThatMomentAndEndsWhenHeWants() {
    Page page = signedIn("mia", ColorScheme.LIGHT, "en-GB");
    page.navigate("/calendar");
    page.locator("#make").click();
    assertThat(page.locator("#address")).hasValue(Pattern.compile(".*/calendar/feed/.{43}\\.ics"));
    String feed = page.locator("#address").inputValue();
    page.reload();
    assertThat(page.locator("#renew-feed")).isVisible();
    assertThat(page.content()).doesNotContain(feed);

    assertThat(read(feed).header("Content-Type")).startsWith("text/calendar");
    assertThat(read(feed).body())
        .contains("BEGIN:VCALENDAR", "API key “Till”", "Role Auditor of noor")
        .contains(gatehouse.publicUrl() + "/users/invitations");
    // Somebody else looks after the account from now on, and she after nothing.
    accounts.user(account, "nils", "Account Manager");
    assertThat(api.put(base + "/users/mia/roles", "{\"roles\":[{\"name\":\"User\"}]}").status())
        .isEqualTo(200);
    assertThat(read(feed).body()).contains("BEGIN:VCALENDAR").doesNotContain("Till", "noor");
    made(api.post(base + "/users/mia/disable", ""));
    assertThat(read(feed).status()).isEqualTo(404);
    made(api.post(base + "/users/mia/enable", ""));
    assertThat(read(feed).status()).as("it ended with her being in").isEqualTo(404);

    Page again = signedIn("mia", ColorScheme.LIGHT, "en-GB");
    again.navigate("/calendar");
    again.locator("#make").click();
    feed = again.locator("#address").inputValue();
    assertThat(read(feed).status()).isEqualTo(200);
    again.navigate("/calendar");
    assertThat(again.locator("#feed")).not().containsText("never");
    again.locator("#renew-feed summary").click();
    again.locator("#renew").click();
    String other = again.locator("#address").inputValue();
    assertThat(read(feed).status()).as("the former address").isEqualTo(404);
    assertThat(read(other).status()).isEqualTo(200);
    again.locator("#revoke-feed summary").click();
    again.locator("#revoke").click();
    assertThat(again.locator("#notices")).containsText("The address is ended");
    assertThat(read(other).status()).isEqualTo(404);
    again.locator("#make").click();
    String third = again.locator("#address").inputValue();
    assertThat(read(third).status()).isEqualTo(200);
    made(api.post(base + "/users/mia/end-sessions", ""));
    assertThat(read(third).status()).as("signed out everywhere").isEqualTo(404);
    assertThat(gatehouse.log()).doesNotContain(feed.substring(feed.lastIndexOf('/') + 1));
    assertThat(api.get(base + "/audit/events?item=Calendar").body())
        .contains("Address for a calendar made: mia")
        .contains("Address for a calendar ended: mia")
        .doesNotContain("/calendar/feed/");
  }

  @Test
  void anAddressThatNobodyHasIsNotThere() {
    for (String path : new String[] {"x", "x".repeat(43) + ".ics", "", "../" + "x".repeat(43)}) {
      assertThat(gatehouse.visitor().get("/calendar/feed/" + path).status()).isIn(400, 404);
    }
  }

  @Test
  @Tag("once")
  void isAccessibleAndReadsWellInEveryColourSizeAndDirection() {
    look(signedIn("mia", ColorScheme.LIGHT, "en-GB"), "calendar-LIGHT");
    look(signedIn("mia", ColorScheme.DARK, "de-DE"), "calendar-DARK");
    look(signedIn("mia", ColorScheme.LIGHT, "ar"), "calendar-ar");
  }

  private void look(Page page, String name) {
    page.navigate("/calendar");
    assertThat(page.locator("#months li").first()).isVisible();
    browser.assertFitsPhones(page);
    for (int width : new int[] {1440, 768, 390}) {
      page.setViewportSize(width, 900);
      browser.assertAccessible(page);
      Browser.screenshot(page, name + "-" + width);
    }
  }

  private Answer read(String feed) {
    return gatehouse.visitor().get(feed);
  }

  private static void made(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 204);
  }

  private static Instant inDays(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  private Page signedIn(String name, ColorScheme scheme, String language) {
    Page page = browser.person(habits -> habits.setColorScheme(scheme).setLocale(language));
    page.navigate("/login");
    page.locator("#username").fill(account + ":" + name);
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
