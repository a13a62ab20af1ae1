package org.gatehouse.audit.export;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
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

/** An export as its people do it. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportBrowserIT {

  private static final String PASSWORD = "a gate that opens inwards";
  private static final List<String> PEOPLE =
      List.of("manager", "second", "third", "fourth", "fifth");

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Api api = Gatehouse.shared().api();

  @BeforeAll
  void makesAnAccount() {
    expect(api.post("/accounts", "{\"slug\":\"export-page\",\"name\":\"Exported\"}"));
    PEOPLE.forEach(name -> create(name, "Account Manager"));
    create("plain", "User");
  }

  @Test
  @Tag("A-26")
  void savesWhatThePageShowsTellsHowFarItIsAndKeepsThatItHappened() throws IOException {
    Page page = open("manager", "/audit?description=created", habits -> {});

    Download file = page.waitForDownload(() -> choose(page, "CSV"));

    Assertions.assertThat(file.suggestedFilename())
        .matches("audit_export-page_all_made_\\d{4}-\\d\\d-\\d\\d\\.csv");
    String text = Files.readString(file.path());
    Assertions.assertThat(text)
        .startsWith("\uFEFFEntry,Time (Europe/Berlin),")
        .contains("User created.")
        .doesNotContain("User logged in");
    assertThat(progress(page)).containsText("Export complete: 7 entries");
    assertThat(page.locator("#export-status")).containsText("Export complete");
    browser.assertAccessible(page);
    page.locator("#close-export").click();
    assertThat(progress(page)).isHidden();
    page.navigate(url("/audit"));
    page.getByRole(AriaRole.LINK, named("Logs export to file completed.")).first().click();
    assertThat(page.locator("#entry")).containsText("CSV");
    assertThat(page.locator("#entry")).containsText("description=created");
  }

  @Test
  void savesEachFormatWithoutScript() {
    Page page = open("second", "/audit?range=today", habits -> habits.setJavaScriptEnabled(false));

    page.locator("#export summary").click();
    for (String format : List.of("CSV", "JSON Lines", "Excel", "PDF")) {
      Download file = page.waitForDownload(() -> link(page, format).click());
      Assertions.assertThat(file.suggestedFilename()).startsWith("audit_export-page_2");
      Assertions.assertThat(file.failure()).isNull();
    }
  }

  @Test
  @Tag("A-26")
  void cancelsAnExportAndKeepsThatItFailed() {
    Page page = open("third", "/audit", habits -> {});
    // The browser does not fetch the file, so that the export waits until it is cancelled.
    page.addInitScript("HTMLAnchorElement.prototype.click = () => {}");
    page.reload();

    choose(page, "CSV");
    assertThat(progress(page)).containsText("The export begins");
    Browser.screenshot(page, "audit-export-progress");
    page.locator("#cancel-export").click();

    assertThat(progress(page)).containsText("The export was cancelled");
    page.navigate(url("/audit?username=third"));
    page.getByRole(AriaRole.LINK, named("Logs export to file failed.")).first().click();
    assertThat(page.locator("#entry")).containsText("The export was cancelled");
  }

  @Test
  void letsOnePersonHaveTwoExportsAtOnceAndSaysSo() {
    Page page = open("fourth", "/audit", habits -> {});
    page.request().post(url("/audit/export/csv"));
    page.request().post(url("/audit/export/csv"));

    choose(page, "CSV");

    assertThat(progress(page)).containsText("Two of your exports are still on their way");
    APIResponse plain = page.request().get(url("/audit/export/csv"));
    Assertions.assertThat(plain.status()).isEqualTo(429);
    Assertions.assertThat(plain.text()).contains("Two of your exports are still on their way");
  }

  @Test
  @Tag("A-1")
  @Tag("A-31")
  void isNobodyElses() {
    Page page = browser.person();
    signIn(page, "plain");
    Page manager = open("fifth", "/audit", habits -> {});
    String begun = manager.request().post(url("/audit/export/csv")).text();
    String id = begun.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    Page other = open("manager", "/audit", habits -> {});

    Assertions.assertThat(page.request().get(url("/audit/export/csv")).status()).isEqualTo(403);
    Assertions.assertThat(other.request().get(url("/audit/exports/" + id)).status()).isEqualTo(404);
    Assertions.assertThat(other.request().post(url("/audit/exports/" + id)).status())
        .isEqualTo(404);
    Assertions.assertThat(manager.request().get(url("/audit/exports/" + id)).text())
        .contains("\"over\":false");
    Assertions.assertThat(
            manager
                .request()
                .get(
                    url("/audit/export/csv"),
                    RequestOptions.create().setHeader("Sec-Fetch-Site", "cross-site"))
                .status())
        .isEqualTo(403);
    manager.request().post(url("/audit/exports/" + id));
  }

  @Test
  void isReadableForEverybody() {
    for (Consumer<NewContextOptions> habits :
        List.<Consumer<NewContextOptions>>of(
            person -> person.setLocale("en-GB"),
            person -> person.setLocale("de-DE").setColorScheme(ColorScheme.DARK))) {
      Page page = open("manager", "/audit?range=today", habits);
      page.locator("#export summary").click();
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      String language = page.locator("html").getAttribute("lang");
      Browser.screenshot(page, "audit-export-" + language);
      page.waitForDownload(() -> page.locator("a[data-export=pdf]").click());
      assertThat(page.locator("#close-export")).isVisible();
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      page.setViewportSize(390, 800);
      Browser.screenshot(page, "audit-export-phone-" + language);
      page.locator("#close-export").click();
      page.locator("#export summary").click();
      browser.assertAccessible(page, "#export");
      Browser.screenshot(page, "audit-export-phone-menu-" + language);
    }
  }

  private static void choose(Page page, String format) {
    page.locator("#export summary").click();
    link(page, format).click();
  }

  private static Locator link(Page page, String format) {
    return page.locator("#export")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(format))
        .first();
  }

  private static Locator progress(Page page) {
    return page.locator("#export-progress");
  }

  private Page open(String name, String path, Consumer<NewContextOptions> habits) {
    Page page = browser.person(habits);
    signIn(page, name);
    page.navigate(url(path));
    return page;
  }

  private static void signIn(Page page, String name) {
    page.navigate(url("/login"));
    page.locator("input[name$=username]").fill("export-page:" + name);
    page.locator("input[name$=password]").fill(PASSWORD);
    page.locator("input[name$=password]").press("Enter");
    assertThat(page.locator("#caller")).containsText(name);
  }

  private void create(String name, String role) {
    expect(
        api.post(
            "/accounts/export-page/users",
            "{\"username\":\"%1$s\",\"email\":\"%1$s@export-page.example\",\"roles\":[\"%2$s\"],\"password\":\"%3$s\"}"
                .formatted(name, role, PASSWORD)));
  }

  private static void expect(Answer answer) {
    Assertions.assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static String url(String path) {
    return Gatehouse.shared().url() + path;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
