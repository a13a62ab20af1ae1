package org.gatehouse.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One person's pages, invitations and imports, as people see them. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;
  private String liam;

  @BeforeAll
  void makesAnAccountWithItsPeople() {
    account = accounts.create("pages");
    accounts.user(account, "mia", "Account Manager");
    liam = accounts.user(account, "liam", "User");
    api.put(
        "/accounts/" + account + "/users/liam",
        "{\"firstName\":\"Liam\",\"lastName\":\"Byrne\",\"mobile\":\"+491701234567\"}");
    api.post(
        "/accounts/" + account + "/users",
        "{\"username\":\"late\",\"email\":\"late@%s.example\"}".formatted(account));
  }

  @Test
  void everybodyHasAProfileOfHisOwn() {
    Page page = signedIn("liam");
    page.locator("#me summary").click();
    page.locator("#own-profile").click();
    assertThat(page.locator("h1")).hasText("Your profile");
    check(page, "profile");
    page.locator("#language").selectOption("de");
    page.locator("#save").click();
    assertThat(page.locator("h1")).hasText("Ihr Profil");
    page.locator("#language").selectOption("en");
    page.locator("#save").click();
    assertThat(page.locator("h1")).hasText("Your profile");
    page.locator("#change-email summary").click();
    page.locator("#email").fill("mia@" + account + ".example");
    page.locator("#emailCurrent").fill("not the password");
    page.locator("#ask").click();
    assertThat(page.locator("#emailCurrent"))
        .hasAccessibleDescription("This is not your present password.");
    page.locator("#emailCurrent").fill(Accounts.PASSWORD);
    page.locator("#ask").click();
    assertThat(page.locator("#email"))
        .hasAccessibleDescription("Another user of this account has this e-mail address.");
    page.locator("#email").fill("liam.byrne@" + account + ".example");
    page.locator("#emailCurrent").fill(Accounts.PASSWORD);
    page.locator("#ask").click();
    assertThat(page.locator("main")).containsText("waits for being confirmed");
    check(page, "profile-waiting");
  }

  @Test
  void accountManagersSeeAndChangeOnePerson() {
    signedIn("liam");
    Page page = signedIn("mia");
    page.navigate("/users?user=" + liam);
    page.locator("#open-profile").click();
    assertThat(page.locator("h1")).containsText("Liam Byrne");
    assertThat(page.locator("#sessions")).containsText("Chrome on Linux");
    check(page, "user");
    page.locator("#lastName").fill("O’Byrne");
    page.locator("#save").click();
    assertThat(page.locator("h1")).containsText("Liam O’Byrne");
    page.locator("#delete-user summary").click();
    page.locator("#confirm").fill("somebody");
    page.locator("#delete").click();
    assertThat(page.locator("#confirm")).hasAccessibleDescription("Type liam here to confirm.");
    Browser.screenshot(page, "user-delete");
    page.locator("#history").click();
    assertThat(page.locator("h1")).containsText("Audit log");
    page.navigate("/users/profile?user=" + liam);
    page.locator("#lastName").fill("Byrne");
    page.locator("#save").click();
  }

  @Test
  void deletesWhoseNameIsTyped() {
    String gone = accounts.user(account, "gone", "User");
    Page page = signedIn("mia");
    page.navigate("/users/profile?user=" + gone);
    page.locator("#delete-user summary").click();
    page.locator("#confirm").fill("GONE");
    page.locator("#delete").click();
    assertThat(page.locator("#notices")).containsText("The person is deleted");
    assertThat(page.locator("#users")).not().containsText("gone@");
  }

  @Test
  void invitationsAreListedAndTakenBack() {
    Page page = signedIn("mia");
    page.navigate("/users/invitations");
    assertThat(page.locator("#invitations")).containsText("late@" + account + ".example");
    check(page, "invitations");
    page.getByText("Send again…").first().click();
    page.locator("#run").click();
    assertThat(page.locator(".notice.good")).containsText("Done for 1 of 1.");
  }

  @Test
  void importsAFileAfterShowingWhatWillHappen() {
    Page page = signedIn("mia");
    page.navigate("/users/import");
    check(page, "import");
    StringBuilder file = new StringBuilder("username,email,firstName,role\n");
    for (int i = 0; i < 40; i++) {
      file.append("i%d,i%d@%s.example,Ida,User%n".formatted(i, i, account));
    }
    file.append("liam,liam@%s.example,,\nbad,nowhere,,\n".formatted(account));
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "people.csv", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8)));
    page.locator("#read").click();
    assertThat(page.locator("#import")).containsText("40 to make");
    check(page, "import-preview");
    page.locator("#import-form #run").click();
    assertThat(page.locator(".notice.good")).containsText("40 people were made or changed");
    check(page, "import-done");
  }

  @Test
  void looksRightInTheDarkAndInGerman() {
    Page page =
        browser.person(habits -> habits.setColorScheme(ColorScheme.DARK).setLocale("de-DE"));
    signIn(page, "mia");
    for (String path :
        new String[] {"/users", "/profile", "/users/profile?user=" + liam, "/users/import"}) {
      page.navigate(path);
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
      Browser.screenshot(page, "dark" + path.replaceAll("\\?.*", "").replace('/', '-'));
    }
  }

  private void check(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "people-" + name);
    var before = page.viewportSize();
    page.setViewportSize(390, 800);
    Browser.screenshot(page, "people-" + name + "-phone");
    page.setViewportSize(before.width, before.height);
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
