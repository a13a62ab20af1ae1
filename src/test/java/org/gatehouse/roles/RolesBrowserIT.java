package org.gatehouse.roles;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** Account managers look after roles, teams and sub-accounts; operators after accounts. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesBrowserIT {

  private static final String[] PAGES = {"/roles", "/teams", "/rights", "/grants"};

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private String account = "";
  private String core = "";

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @BeforeAll
  void people() {
    account = accounts.create("rolesit");
    String base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    accounts.user(account, "dana", "User");
    accounts.user(account, "omar", "User");
    api.post(
        "/accounts",
        "{\"slug\":\"%s-sub\",\"name\":\"Contoso EMEA\",\"parent\":\"%s\"}"
            .formatted(account, account));
    api.post(
        base + "/roles",
        "{\"name\":\"Help Desk\",\"permissions\":[\"users:manage\",\"teams:manage\"]}");
    core =
        api.post(
                base + "/teams",
                "{\"name\":\"Finance\",\"roles\":[\"Auditor\",\"Help"
                    + " Desk\"],\"members\":[\"dana\",\"omar\"]}")
            .json()
            .path("id")
            .asText();
    api.post(base + "/teams", "{\"name\":\"Warehouse night shift\"}");
    api.put(
        base + "/users/lena/roles",
        "{\"roles\":[{\"name\":\"Auditor\",\"validUntil\":\"2100-01-03T12:00:00Z\"}]}");
    api.put(base + "/grants/" + account + "-sub/mia", "{\"roles\":[{\"name\":\"Auditor\"}]}");
  }

  @Test
  void makesChangesAndDeletesARoleAfterSayingWhatIsLost() {
    Page page = signedIn("mia");
    page.navigate("/roles");
    page.locator("#new-role summary").click();
    page.locator("#name").fill("Help desk");
    page.getByLabel("Look after API keys").check();
    page.locator("#create").click();
    assertThat(page.locator("#name-reason")).containsText("Another role");
    page.locator("#name").fill("Key keeper");
    page.locator("#create").click();
    assertThat(notices(page)).containsText("Key keeper is created.");

    page.navigate("/users?user=omar#user");
    page.locator("#user-roles").getByLabel("Key keeper", exact()).check();
    page.locator("#save-roles").click();
    assertThat(notices(page)).containsText("The roles are saved");
    assertThat(page.locator("#user-roles")).containsText("Finance");

    page.navigate("/roles");
    page.locator("#roles").getByText("Key keeper").click();
    page.locator("#delete-role summary").click();
    assertThat(page.locator("#delete-role")).containsText("One person has this role");
    assertThat(page.locator("#losses")).containsText("Look after API keys: one person loses this");
    Browser.screenshot(page, "roles-delete");
    page.locator("#delete").click();
    page.setViewportSize(390, 844);
    assertThat(page.locator("#confirm-reason")).isVisible();
    assertThat(page.locator("#confirm-reason")).containsText("Key keeper");
    page.keyboard().press("Escape");
    assertThat(page.locator("#role")).hasCount(0);
    page.setViewportSize(1440, 900);
    page.locator("#roles").getByText("Key keeper").click();
    page.locator("#delete-role summary").click();
    page.locator("#confirm").fill("Key keeper");
    page.locator("#delete").click();
    assertThat(notices(page)).containsText("Key keeper is deleted.");
    assertThat(page.locator("#roles")).not().containsText("Key keeper");
  }

  @Test
  void keepsTheLastAccountManager() {
    Page page = signedIn("mia");
    page.navigate("/users?user=mia#user");
    page.locator("#user-roles").getByLabel("Account Manager", exact()).uncheck();
    page.locator("#save-roles").click();

    assertThat(notices(page)).containsText("without an account manager");
  }

  @Test
  void sendsNothingWhileAnEndIsTypedInPartAndShowsIt() {
    Page page = signedIn("mia");
    page.navigate("/users?user=dana#user");
    Locator auditor =
        page.locator(".role-choice")
            .filter(new Locator.FilterOptions().setHas(page.getByLabel("Auditor", exactly())));
    Locator end = auditor.locator("input[type=datetime-local]");
    auditor.getByLabel("Auditor", exact()).check();
    auditor.locator("summary").click();
    end.focus();
    page.keyboard().type("01012099");
    auditor.locator("summary").click();
    assertThat(end).isHidden();
    page.locator("#save-roles").click();

    assertThat(end).isFocused();
    assertThat(notices(page)).not().containsText("The roles are saved");
    end.fill("2099-01-01T09:30");
    page.locator("#save-roles").click();
    assertThat(notices(page)).containsText("The roles are saved");
    assertThat(end).hasValue("2099-01-01T09:30");
  }

  @Test
  void makesATeamTakesPeopleInAndOutAndDeletesIt() {
    Page page = signedIn("mia");
    page.navigate("/teams");
    page.locator("#new-team summary").click();
    page.locator("#name").fill("Support");
    page.locator("#create").click();
    assertThat(notices(page)).containsText("Support is created.");
    assertThat(page.locator("#add")).isHidden();
    page.locator("#find").fill("dan");
    page.locator("#add").click();
    assertThat(notices(page)).containsText("Tick who shall join the team.");
    page.locator("#find").fill("nobody here");
    assertThat(page.locator("#found-count")).containsText("Nobody else fits.");
    page.locator("#find").fill("dan");
    page.locator("#found-people").getByLabel("dana").check();
    page.locator("#find").fill("lena@");
    assertThat(page.locator("#found-people li")).hasCount(2);
    page.locator("#found-people").getByLabel("lena").check();
    page.locator("#add").press("Enter");
    assertThat(page.locator("#members tbody tr")).hasCount(2);
    page.locator("#roles-form").getByLabel("Auditor", exact()).check();
    page.locator("#save-roles").click();
    assertThat(notices(page)).containsText("The roles are saved");
    page.locator("#members").getByLabel("dana").check();
    page.locator("#remove").click();
    assertThat(page.locator("#members tbody tr")).hasCount(1);
    page.locator("#name").fill("Second level");
    page.locator("#rename").click();
    assertThat(page.locator("h1")).containsText("Second level");
    page.locator("#confirm").fill("Second level");
    page.locator("#delete").click();
    assertThat(notices(page)).containsText("Second level is deleted.");
  }

  @Test
  void saysWhoCanDoWhatThroughWhichTeam() {
    Page page = signedIn("mia");
    page.navigate("/rights");
    page.locator("#permission").selectOption("teams:manage");
    page.getByText("Search", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page.locator("#rights tbody tr")).hasCount(3);
    assertThat(page.locator("#rights")).containsText("Help Desk, through team Finance");
  }

  @Test
  void switchesTheAccountAndAlwaysSaysWhichOneItIs() {
    Page page = signedIn("mia");
    page.locator("#acting").click();
    Browser.screenshot(page, "switcher");
    page.locator("#accounts-menu").getByText("Contoso EMEA").click();

    assertThat(page.locator("#acting")).containsText("Contoso EMEA");
    page.navigate("/audit");
    assertThat(page.locator("#acting")).containsText("Contoso EMEA");
    Browser.screenshot(page, "switched");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    page.locator("#acting").click();
    page.locator("#accounts-menu").getByText(account + " Ltd").click();
    assertThat(page.locator("#acting")).containsText(account);
  }

  @Test
  void letsPeopleIntoASubAccount() {
    Page page = signedIn("mia");
    page.navigate("/grants");
    page.locator("#find").fill("nobody of that name");
    page.locator("#choose button").click();
    assertThat(page.getByRole(AriaRole.STATUS).last()).containsText("Nobody of the account");
    page.locator("#find").fill("oma");
    page.locator("#choose button").click();
    Browser.screenshot(page, "grants-found");
    page.locator("#found a").first().click();
    page.locator("#grant").getByLabel("User", exact()).check();
    Browser.screenshot(page, "grants-panel");
    page.locator("#save").click();

    assertThat(notices(page)).containsText("The roles of omar in Contoso EMEA are saved");
    assertThat(page.locator("#grants")).containsText("omar");
  }

  @Test
  void operatorsTypeAReasonAndLookIn() {
    Page page = browser.person();
    Browser.signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    page.navigate("/accounts?q=" + account);
    Browser.screenshot(page, "operators-accounts");
    browser.assertAccessible(page);
    page.locator("#accounts").getByText(account + " Ltd").click();
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "operators-account");
    page.locator("#why").fill("support case 4711");
    page.locator("#enter").click();

    assertThat(page.locator("#acting")).containsText(account);
    page.navigate("/users");
    assertThat(page.locator("#users")).containsText("omar");
  }

  @Test
  void isAccessibleAndFitsPhones() {
    Page page = signedIn("mia");
    for (String path : PAGES) {
      page.navigate(path);
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      Browser.screenshot(page, "page" + path.replace('/', '-'));
    }
    for (String path :
        new String[] {
          "/teams/team?team=" + core, "/roles?role=help-desk#role", "/users?user=lena#user"
        }) {
      page.navigate(path);
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      Browser.screenshot(page, "panel-" + path.split("\\W")[1]);
    }
  }

  @Test
  void isAccessibleInTheDarkOnAPhoneAndInGerman() {
    Page page =
        browser.person(
            habits ->
                habits
                    .setColorScheme(ColorScheme.DARK)
                    .setLocale("de-DE")
                    .setViewportSize(390, 844));
    Browser.signIn(page, account + ":mia", Accounts.PASSWORD);
    for (String path : PAGES) {
      page.navigate(path);
      browser.assertAccessible(page);
      Browser.screenshot(page, "dark" + path.replace('/', '-'));
    }
    page.navigate("/teams/team?team=" + core);
    browser.assertAccessible(page);
    Browser.screenshot(page, "dark-team");
  }

  private Page signedIn(String user) {
    Page page = browser.person();
    Browser.signIn(page, account + ":" + user, Accounts.PASSWORD);
    return page;
  }

  private static Locator notices(Page page) {
    return page.locator("#notices");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator.GetByLabelOptions exact() {
    return new Locator.GetByLabelOptions().setExact(true);
  }
}
