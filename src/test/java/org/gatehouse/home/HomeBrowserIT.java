package org.gatehouse.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody finds who has just signed in, and how he gets from there to everything else. */
class HomeBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Accounts accounts = new Accounts(gatehouse.api());

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;

  @BeforeEach
  void account() {
    account = accounts.create("home-page");
    person("mia", "Mia", "Account Manager");
    person("zoe", "Zoë", "User");
  }

  @Test
  void tellsWhatNeedsSomebodyAndLeadsToWhereItIsMended() {
    for (int wrong = 0; wrong < 5; wrong++) {
      gatehouse.visitor().signIn(account + ":zoe", "wrong");
    }
    key("Till");
    Page page = signedIn("mia");

    Locator attention = page.locator("#attention");
    assertThat(attention.locator("#matter-locked")).containsText("One person is locked out");
    assertThat(attention.locator("#matter-keys")).containsText("The first is Till");
    assertThat(attention.locator("#matter-manager")).isVisible();
    assertThat(attention.locator("li").first()).hasAttribute("id", "matter-locked");
    assertThat(page.locator("#lately")).containsText("Mia");
    // The roll-ups follow the entries by seconds.
    Locator figures = page.locator("#sign-ins .figure");
    assertThat(figures).hasCount(2);
    reloadUntil(page, figures.last(), "[5-9]");
    assertThat(page.locator("#sign-ins .chart a").last())
        .hasAccessibleName(Pattern.compile(".*: \\d+ signed in, [5-9] refused"));

    attention.locator("#matter-locked a").click();
    assertThat(page.locator("#users tbody tr")).hasCount(1);
    assertThat(page.locator("#users")).containsText("Zoë");
  }

  @Test
  void tellsNobodyWhatHeCouldNotMend() {
    Page page = signedIn("zoe");

    assertThat(page.getByText("Nothing needs you")).isVisible();
    assertThat(page.locator("#attention, #sign-ins, #lately, #ways")).hasCount(0);
    var whole = page.navigate("/home/now");
    assertThat(whole.text()).doesNotContain("matter-").doesNotContain("Mia");
  }

  @Test
  void isWholeWithoutAScript() {
    Page page = browser.person(habits -> habits.setJavaScriptEnabled(false));
    signIn(page, "mia");
    page.locator("a[href$='?whole=1']").click();

    assertThat(page.locator("#attention")).containsText("Only one person");
    assertThat(page.locator("#ways")).isVisible();
  }

  @Test
  void thePaletteLeadsEverywhereByKeyboardAlone() {
    Page page = signedIn("mia");
    Locator query = page.locator("#palette-query");
    page.keyboard().press("Control+k");
    assertThat(query).isFocused();
    assertThat(page.locator("#palette [role=option]").first())
        .hasAttribute("aria-selected", "true");
    query.fill("inactiv");
    assertThat(page.locator("#palette [aria-selected=true]"))
        .containsText("Maximum user inactivity");
    browser.assertAccessible(page);
    page.keyboard().press("Enter");
    assertThat(page).hasURL(gatehouse.url() + "/policy#maxInactivityDays");
    assertThat(page.locator("#maxInactivityDays")).isFocused();

    page.locator("#seek").click();
    query.fill("ZOE");
    Locator person =
        page.locator("#palette [role=option][data-path^='/users/profile']").filter(has("Zoë"));
    assertThat(person).containsText("zoe");
    query.press("ArrowUp");
    query.press("ArrowUp");
    query.press("Escape");
    assertThat(page.locator("#palette")).isHidden();
    assertThat(page.locator("#seek")).isFocused();

    page.locator("#seek").click();
    query.fill("zoë");
    assertThat(person).isVisible();
    person.click();
    assertThat(page.locator("h1")).containsText("Zoë");
  }

  @Test
  void thePaletteKnowsOnlyWhatItsUserMayOpen() {
    Page page = signedIn("zoe");
    page.locator("#seek").click();
    assertThat(page.locator("#palette")).containsText("Your profile");
    assertThat(page.locator("#palette")).not().containsText("Audit log");
    page.locator("#palette-query").fill("mia");
    assertThat(page.locator("#palette")).containsText("Nothing has this name");

    assertThat(page.navigate("/find/more?q=mia").text()).doesNotContain("Mia");
    assertThat(page.navigate("/find").text()).doesNotContain("/audit").contains("/profile");
  }

  @Test
  void theFirstStepsKnowThemselvesWhatIsDoneAndCanBeLeftAndTakenUpAgain() {
    Page page = signedIn("mia");
    assertThat(page.locator("#first-steps")).containsText("0 of 5 steps done");
    accounts.user(account, "nils", "Account Manager");
    page.navigate("/start");
    assertThat(page.locator("#step-MANAGER")).containsText("Done");
    page.locator("#step-SSO button").click();
    assertThat(page.locator("#step-SSO")).containsText("Left out");
    assertThat(page.locator("#steps-title")).hasText("2 of 5 steps done");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "start");

    page.locator("#hide").click();
    assertThat(page.locator("#attention")).isVisible();
    assertThat(page.locator("#first-steps")).hasCount(0);
    page.navigate("/start");
    page.locator("#step-SSO button").click();
    page.locator("#hide").click();
    page.navigate("/");
    assertThat(page.locator("#first-steps")).containsText("1 of 5 steps done");
    assertThat(signedIn("nils").locator("#first-steps")).isVisible();
  }

  @Test
  @Tag("once")
  void isAccessibleAndReadsWellInEveryColourSizeAndDirection() {
    gatehouse.visitor().signIn(account + ":zoe", Accounts.PASSWORD);
    key("Warehouse sync");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      look(scheme, "en-GB", "home-" + scheme);
    }
    look(ColorScheme.LIGHT, "ar", "home-ar");
    look(ColorScheme.LIGHT, "de-DE", "home-de");
  }

  private void look(ColorScheme scheme, String language, String name) {
    Page page = browser.person(habits -> habits.setColorScheme(scheme).setLocale(language));
    signIn(page, "mia");
    assertThat(page.locator("#attention")).isVisible();
    browser.assertFitsPhones(page);
    for (int width : new int[] {1440, 768, 390}) {
      page.setViewportSize(width, 900);
      browser.assertAccessible(page);
      Browser.screenshot(page, name + "-" + width);
    }
    page.locator("#seek").click();
    page.locator("#palette-query").fill("s");
    assertThat(page.locator("#palette [role=option]").first()).isVisible();
    browser.assertAccessible(page);
    Browser.screenshot(page, name + "-palette-390");
    page.setViewportSize(1440, 900);
    Browser.screenshot(page, name + "-palette-1440");
  }

  private static void reloadUntil(Page page, Locator place, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    for (int times = 0; times < 20 && !wanted.matcher(place.textContent()).find(); times++) {
      page.reload();
      assertThat(place).isVisible();
    }
    assertThat(place).hasText(wanted);
  }

  private void person(String username, String firstName, String role) {
    var made =
        gatehouse
            .api()
            .post(
                "/accounts/" + account + "/users",
                """
                {"username":"%s","email":"%s@%s.example","firstName":"%s","roles":["%s"],"password":"%s"}
                """
                    .formatted(username, username, account, firstName, role, Accounts.PASSWORD));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }

  private void key(String name) {
    var made =
        gatehouse
            .api()
            .post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"%s\",\"scopes\":[\"audit:read\"],\"expiresAt\":\"%s\"}"
                    .formatted(name, Instant.now().plus(Duration.ofDays(9))));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private Page signedIn(String name) {
    Page page = browser.person();
    signIn(page, name);
    return page;
  }

  private void signIn(Page page, String name) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":" + name);
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
  }
}
