package org.gatehouse.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log as its people use it. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPageBrowserIT {

  private static final String PASSWORD = "a gate that opens inwards";
  private static final int CREATED = 60;

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Api api = Gatehouse.shared().api();

  @BeforeAll
  void makesAnAccountInWhichMuchHappened() {
    expect(201, api.post("/accounts", "{\"slug\":\"audit-page\",\"name\":\"Audited\"}"));
    create("manager", "Account Manager");
    create("plain", "User");
    for (int i = 0; i < CREATED; i++) {
      create("person-" + i, "User");
    }
    expect(409, user("manager", "again@audit-page.example", "User"));
  }

  @Test
  @Tag("A-2")
  @Tag("A-3")
  void showsWhoDidWhatFromWhereNewestFirstAndTheRangesOfTheSeed() {
    Page page = open("/audit", habits -> {});

    assertThat(page.getByRole(AriaRole.COLUMNHEADER))
        .hasText(
            new String[] {"Time", "Description", "User name", "IP address", "Account", "Outcome"});
    assertThat(page.getByRole(AriaRole.NAVIGATION, named("Time range")).getByRole(AriaRole.LINK))
        .hasText(
            new String[] {
              "Last 15 minutes", "Today", "Yesterday", "This week", "Last week", "Exact"
            });
    assertThat(rows(page)).hasCount(50);
    page.navigate("/audit?username=manager");
    assertThat(page.locator("#entries")).containsText("User logged in (");
  }

  @Test
  @Tag("A-1")
  void opensToNobodyWithoutThePermission() {
    Page page = browser.person();
    signIn(page, "plain");

    assertThat(page.locator("#side").getByText("Audit log")).hasCount(0);
    Assertions.assertThat(page.request().get(url("/audit")).status()).isEqualTo(403);
  }

  @Test
  void pagesOlderAndNewer() {
    Page page = open("/audit?description=created", habits -> {});
    Locator first = rows(page).first();
    String newest = first.getAttribute("id");

    page.locator("#older").click();
    assertThat(page).hasURL(Pattern.compile("before="));
    assertThat(rows(page).first()).not().hasAttribute("id", newest);
    page.locator("#newer").click();

    assertThat(first).hasAttribute("id", newest);
    assertThat(page.locator("#newer")).hasCount(0);
  }

  @Test
  void filtersByNameAndTakesTheFilterAwayAgain() {
    Page page = open("/audit?range=today", habits -> {});

    page.locator("#more-filters summary").click();
    page.getByLabel("User name").fill("MANAGER");
    page.locator("#apply").click();

    assertThat(page).hasURL(Pattern.compile("range=today.*username=MANAGER"));
    assertThat(page.locator("#entries")).containsText("User logged in (");
    assertThat(page.getByText("User created.")).hasCount(0);
    page.getByRole(AriaRole.LINK, named("Remove filter User name")).click();
    // Mails about the users are sent while the test runs, so either may be the newest.
    assertThat(page.getByText(Pattern.compile("User created|Email with password")).first())
        .isVisible();
    assertThat(page).hasURL(Pattern.compile("audit\\?range=today$"));
  }

  @Test
  void worksWithoutScript() {
    Page page = open("/audit", habits -> habits.setJavaScriptEnabled(false));

    page.locator("#description").fill("creation FAILED");
    page.locator("#find").click();
    assertThat(rows(page)).hasCount(1);
    page.getByRole(AriaRole.LINK, named("User creation failed.")).click();

    assertThat(page.locator("#entry")).containsText("Another user of this account");
    page.locator("#close-entry").click();
    assertThat(page.locator("#entry")).hasCount(0);
    assertThat(rows(page)).hasCount(1);
  }

  @Test
  void saysWhatIsWrongWithARange() {
    Page page =
        open("/audit?range=exact&from=2026-11-22T10%3A00&to=2026-11-22T09%3A00", habits -> {});

    assertThat(page.locator("#to")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#to-reason")).containsText("ends before it begins");
    assertThat(page.locator("#entries")).hasCount(0);
    browser.assertAccessible(page);
  }

  @Test
  void saysThatNothingFits() {
    Page page = open("/audit?username=nobody-at-all", habits -> {});

    assertThat(page.getByRole(AriaRole.HEADING, named("No entry fits"))).isVisible();
    browser.assertAccessible(page);
    page.getByRole(AriaRole.LINK, named("Clear")).first().click();
    assertThat(rows(page)).hasCount(50);
  }

  @Test
  void isReadableForEverybody() {
    for (Consumer<NewContextOptions> habits :
        List.<Consumer<NewContextOptions>>of(
            person -> person.setLocale("en-GB"),
            person -> person.setLocale("de-DE").setColorScheme(ColorScheme.DARK))) {
      Page page = open("/audit?range=today", habits);
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      page.locator("#more-filters summary").click();
      browser.assertAccessible(page);
      page.keyboard().press("Escape");
      rows(page).nth(2).getByRole(AriaRole.LINK).click();
      assertThat(page.locator("#entry")).isVisible();
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      Browser.screenshot(page, "audit-" + page.locator("html").getAttribute("lang"));
    }
  }

  @Test
  void speaksGerman() {
    Page page = open("/audit?range=today", habits -> habits.setLocale("de-DE"));

    assertThat(page.getByRole(AriaRole.HEADING, named("Audit-Log"))).isVisible();
    assertThat(page.locator("#entries")).containsText("Benutzer angemeldet");
  }

  private Page open(String path, Consumer<NewContextOptions> habits) {
    Page page = browser.person(habits);
    signIn(page, "manager");
    page.navigate(url(path));
    return page;
  }

  private static void signIn(Page page, String name) {
    page.navigate(url("/login"));
    page.locator("input[name$=username]").fill("audit-page:" + name);
    page.locator("input[name$=password]").fill(PASSWORD);
    page.locator("input[name$=password]").press("Enter");
    assertThat(page.locator("#caller")).containsText(name);
  }

  private static Locator rows(Page page) {
    return page.locator("#entries tbody tr");
  }

  private void create(String name, String role) {
    expect(201, user(name, name + "@audit-page.example", role));
  }

  private Answer user(String name, String email, String role) {
    // Hashing sixty passwords would take longer than the test.
    String password = name.startsWith("person") ? "" : ",\"password\":\"" + PASSWORD + "\"";
    return api.post(
        "/accounts/audit-page/users",
        "{\"username\":\"%s\",\"email\":\"%s\",\"roles\":[\"%s\"]%s}"
            .formatted(name, email, role, password));
  }

  private static void expect(int status, Answer answer) {
    Assertions.assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
  }

  private static String url(String path) {
    return Gatehouse.shared().url() + path;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
