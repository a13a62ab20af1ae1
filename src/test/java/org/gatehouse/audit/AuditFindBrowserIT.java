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
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How people narrow the log, keep what they look for, hear of news and put a value back. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditFindBrowserIT {

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Api api = Gatehouse.shared().api();
  private final Accounts accounts = new Accounts(api);
  private String account = "";

  @BeforeAll
  void makesAnAccountWithASubAccount() {
    account = accounts.create("find-page");
    accounts.user(account, "morgan", "Account Manager");
    accounts.user(account, "quinn", "Account Manager");
    for (int i = 0; i < 3; i++) {
      api.post(
          "/accounts/" + account + "/users",
          "{\"username\":\"p%1$d\",\"email\":\"p%1$d@find.example\",\"roles\":[]}".formatted(i));
    }
    Answer made =
        api.post(
            "/accounts",
            "{\"slug\":\"%1$s-emea\",\"name\":\"Find EMEA\",\"parent\":\"%1$s\"}"
                .formatted(account));
    Assertions.assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }

  @Test
  @Tag("A-2")
  void groupsByEachColumnAndNarrowsToAGroup() {
    Page page = open("/audit?range=today", habits -> {});
    counted(page);

    Locator grouping = page.getByRole(AriaRole.NAVIGATION, named("Group by"));
    assertThat(grouping.getByRole(AriaRole.LINK))
        .hasText(new String[] {"Nothing", "User name", "IP address", "Description", "Account"});
    for (String column : List.of("User name", "IP address", "Account", "Description")) {
      grouping.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(column)).click();
      assertThat(page.locator("#groups thead")).containsText(column);
      assertThat(page.locator("#groups tbody tr").first()).isVisible();
      browser.assertAccessible(page);
    }
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "audit-groups");
    page.getByRole(AriaRole.LINK, named("User created.")).click();

    assertThat(page).hasURL(Pattern.compile("text=user.create.success"));
    assertThat(page.locator("#entries tbody tr .title a").first()).containsText("User created.");
    assertThat(page.locator("#entries")).not().containsText("logged in");
    page.getByRole(AriaRole.LINK, named("Remove filter Event")).click();
    assertThat(page.locator("#entries")).containsText("logged in");
  }

  @Test
  void narrowsTheRangeByABarWithMouseAndKeys() {
    Page page = open("/audit?range=today", habits -> {});
    counted(page);

    page.locator("#histogram svg a .bar").last().click();
    assertThat(page).hasURL(Pattern.compile("range=exact&from=.*&to="));
    assertThat(page.locator("#from")).isVisible();
    assertThat(page.locator("#entries tbody tr").first()).isVisible();

    page.navigate("/audit?range=today");
    page.locator("#histogram svg a[tabindex='0']").focus();
    page.keyboard().press("Home");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("range=exact&from=.*&to="));
    page.navigate("/audit?range=today");
    page.locator("#histogram summary").click();
    browser.assertAccessible(page);
    assertThat(page.locator("#histogram table a").first()).isVisible();
  }

  @Test
  void readsASubAccountAndSaysWhose() {
    Page page = open("/audit?range=today", habits -> {});

    page.locator("#more-filters summary").click();
    page.locator("#sub").selectOption("*");
    page.locator("#item").selectOption("Account");
    page.locator("#apply").click();

    assertThat(page.locator("#entries .wide-only").filter(text("Find EMEA"))).hasCount(1);
    assertThat(page.locator(".chips")).containsText("This account and its sub-accounts");
    page.locator("#entries tr").filter(text("Find EMEA")).getByRole(AriaRole.LINK).click();
    assertThat(page.locator("#entry")).containsText("Find EMEA");
  }

  @Test
  void keepsAViewUnderANameAndGivesItUpAgain() {
    Page page = open("/audit?range=week&item=User", habits -> {});

    page.locator("#views-menu summary").click();
    page.locator("#keep-view").click();
    assertThat(page.locator("#keep-form")).isVisible();
    browser.assertAccessible(page);
    page.locator("#name").fill("People <i>this</i> week");
    page.locator("#keep").click();

    assertThat(page).hasURL(Pattern.compile("/audit\\?range=week&item=User$"));
    assertThat(page.locator("#notices")).containsText("The view is saved.");
    assertThat(page.locator("#teller")).hasText("The view is saved.");
    page.navigate("/audit");
    page.locator("#views-menu summary").click();
    browser.assertAccessible(page);
    Browser.screenshot(page, "audit-views-menu");
    page.getByRole(AriaRole.LINK, named("People <i>this</i> week")).click();
    assertThat(page).hasURL(Pattern.compile("range=week&item=User$"));
    page.navigate("/audit/views");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "audit-views");
    page.getByRole(AriaRole.LINK, named("Delete People <i>this</i> week")).click();
    assertThat(page.getByText("Only the saved view goes")).isVisible();
    page.locator("#remove").click();
    assertThat(page.getByText("No view is saved yet")).isVisible();
  }

  @Test
  void announcesNewEntriesAndThrustsNoneIn() {
    Page page = open("/audit?action=Create&item=User", habits -> {});
    Locator rows = page.locator("#entries tbody tr");
    int before = rows.count();

    accounts.user(account, "newcomer", "User");

    assertThat(page.locator("#show-newer")).hasText("One new entry – show");
    assertThat(rows).hasCount(before);
    Browser.screenshot(page, "audit-live");
    browser.assertAccessible(page);
    page.locator("#show-newer").click();
    assertThat(rows).hasCount(before + 1);
  }

  @Test
  void leadsToTheSettingAndRestoresItsValueOnceConfirmed() {
    sso(false);
    sso(true);
    Page page = open("/audit?description=login%20options", habits -> {});

    page.locator("#entries tbody tr a").first().click();
    assertThat(page.locator("#setting")).hasAttribute("href", "/sso");
    page.locator("#restore-autoCreateUsers").click();
    assertThat(page.locator("#restore")).containsText("off");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "audit-restore");
    page.locator("#restore-now").click();

    assertThat(page.locator("#notices")).containsText("The former value counts again.");
    assertThat(page.locator("#restore-autoCreateUsers")).hasCount(0);
    assertThat(page.locator("#entries tbody tr").first()).containsText("on → off");
    Assertions.assertThat(
            api.get("/accounts/" + account + "/sso").json().path("autoCreateUsers").asBoolean())
        .isFalse();
  }

  @Test
  void isReadableOnAPhoneInTheDarkAndInGerman() {
    for (Consumer<NewContextOptions> habits :
        List.<Consumer<NewContextOptions>>of(
            person -> {}, person -> person.setLocale("de-DE").setColorScheme(ColorScheme.DARK))) {
      Page page = open("/audit?range=today", habits);
      String language = page.locator("html").getAttribute("lang");
      counted(page);
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      Browser.screenshot(page, "audit-find-" + language);
      page.setViewportSize(390, 844);
      Browser.screenshot(page, "audit-find-phone-" + language);
    }
  }

  /** New entries are counted a moment after they are recorded. */
  private void counted(Page page) {
    for (int i = 0; i < 40 && page.locator("#histogram").count() == 0; i++) {
      page.reload();
    }
    assertThat(page.locator("#histogram")).isVisible();
  }

  private void sso(boolean autoCreateUsers) {
    String certificate =
        TestIdentityProvider.named("https://idp.example/entity").pem().replace("\n", "\\n");
    Answer saved =
        api.put(
            "/accounts/" + account + "/sso",
            """
            {"idpEntityId":"https://idp.example/entity","certificates":["%s"],"ssoUrl":"https://idp.example/sso",
             "logoutUrl":"https://idp.example/logout","autoCreateUsers":%s,"autoCreateGroups":false,"enabled":false}
            """
                .formatted(certificate, autoCreateUsers));
    Assertions.assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
  }

  private Page open(String path, Consumer<NewContextOptions> habits) {
    Page page = browser.person(habits);
    page.navigate("/login");
    page.locator("input[name$=username]").fill(account + ":morgan");
    page.locator("input[name$=password]").fill(Accounts.PASSWORD);
    page.locator("input[name$=password]").press("Enter");
    assertThat(page.locator("#caller")).containsText("morgan");
    page.navigate(path);
    return page;
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
