package org.gatehouse.sso.groups;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an account manager sees of groups and of a shared single sign-on. */
class GroupsBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @Tag("A-77")
  @Tag("A-78")
  @Tag("A-79")
  @DisplayName("A-77 … A-79: shows before and after what groups become, and lets a team follow one")
  void showsWhatGroupsBecome() {
    String account = accounts.create("look");
    String base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "omar", "User");
    api.put(base + "/teams/Accounting_Team", "{\"members\":[\"omar\"],\"roles\":[\"User\"]}");
    GroupSignIns provider = new GroupSignIns(gatehouse, account).configured(false, false);
    Page page = signedIn(account + ":mia");
    page.navigate("/sso/groups");
    assertThat(page.locator("#groups-seen")).containsText("No sign-in has named a group yet");
    browser.assertAccessible(page);

    provider.comes(
        "ana@" + account + ".example", "Finance_Department", "Accounting_Team", "S-1-5-32-544");
    provider.comes("ben@" + account + ".example", "Finance_Department");
    page.navigate("/sso/groups");
    assertThat(page.locator("#group-fates")).containsText("One team to be made");
    look(page, "sso-groups");

    provider.configured(true, false);
    provider.comes("ana@" + account + ".example", "Finance_Department", "Accounting_Team");
    page.navigate("/teams/team?team=Finance_Department");
    assertThat(page.locator("#members")).containsText("Group Finance_Department, sign-in of");
    look(page, "team-of-a-group");
    page.navigate("/users/profile?user=ana@" + account + ".example");
    assertThat(page.locator("#teams-of")).containsText("Group Finance_Department, sign-in of");
    look(page, "profile-with-groups");

    page.navigate("/teams/team?team=Accounting_Team");
    assertThat(page.locator("#conversion")).containsText("One other person has it and joins");
    look(page, "team-to-follow");
    page.locator("#follow").fill("Accounting_Team");
    page.locator("#convert").click();
    assertThat(page.locator("main")).containsText("Accounting_Team follows the group");
    assertThat(page.locator("#members")).containsText("Waits for the next sign-in");
  }

  @Test
  @Tag("A-72")
  @DisplayName("A-72: the page that shares with sub-accounts, and what those see")
  void sharesWithSubAccounts() {
    String parent = accounts.create("whole");
    String sub = parent + "-sub";
    api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Contoso Retail\",\"parent\":\"%s\"}".formatted(sub, parent));
    accounts.user(parent, "mia", "Account Manager");
    accounts.user(sub, "sam", "Account Manager");
    new GroupSignIns(gatehouse, parent).configured(true, false);
    Page page = signedIn(parent + ":mia");
    page.navigate("/sso/sharing");
    page.locator("#shared-accounts a.button").click();
    assertThat(page.locator("#share-form")).containsText("Whoever looks after Contoso Retail");
    look(page, "sso-share");
    page.locator("#share").click();
    assertThat(page.locator("#shared-accounts")).containsText("/login/saml/" + sub + "/");
    page.locator("#shared-accounts a.button").click();
    assertThat(page.locator("#release-form"))
        .containsText("Single sign-on is off in Contoso Retail");
    look(page, "sso-release");

    Page sam = signedIn(sub + ":sam");
    sam.navigate("/sso");
    assertThat(sam.locator("#shared-by")).containsText("is shared with you");
    look(sam, "sso-shared-by");
    page.locator("#release").click();
    assertThat(page.locator("#shared-accounts")).containsText("Not shared");
  }

  private void look(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  private Page signedIn(String user) {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(user);
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
