package org.gatehouse.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operators make an account and its first account manager; he looks after its people. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersBrowserIT {

  private static final String PASSWORD = "sesame, open the gate";

  private final Gatehouse gatehouse = Gatehouse.shared();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @BeforeAll
  void makesAnAccountWithItsPeople() {
    Api api = gatehouse.api();
    api.post("/accounts", "{\"slug\":\"users-it\",\"name\":\"Users & Söhne\"}");
    user(api, "mia", "Mia", "Manager", "Account Manager");
    user(api, "liam", "Liam", "Byrne", "User");
    user(api, "nadia", "Nadia", "Haddad", "User");
  }

  @Test
  void operatorsMakeAnAccountAndItsFirstAccountManager() {
    Page page = signedIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    page.navigate("/accounts");
    page.locator("#new-account summary").click();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Northwind");
    page.getByLabel("Short name").fill("No Capitals");
    page.locator("#create").click();
    assertThat(page.locator("#slug-reason")).containsText("lower-case letters");

    page.getByLabel("Short name").fill("northwind-it");
    page.locator("#create").click();
    assertThat(notices(page)).containsText("Northwind is created.");
    assertThat(page.locator("#side")).containsText("Northwind");

    page.locator("#new-user summary").click();
    page.getByLabel("User name", new Page.GetByLabelOptions().setExact(true)).fill("first");
    page.locator("#email").fill("first@northwind.example");
    page.locator("#role").selectOption("Account Manager");
    page.locator("#password").fill("short");
    page.locator("#create").click();
    assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
    page.locator("#password").fill(PASSWORD);
    page.locator("#create").click();
    assertThat(notices(page)).containsText("first is created.");

    Page manager = signedIn("northwind-it:first", PASSWORD);
    assertThat(manager.locator("#caller")).hasText("first");
    assertThat(manager.locator("#matter-sso a")).isVisible();
  }

  @Test
  void accountManagersLockAndDisablePeople() {
    Page page = signedIn("users-it:mia", PASSWORD);
    page.navigate("/users");
    page.locator("#q").fill("LIAM");
    page.locator("#q").press("Enter");
    assertThat(page.locator("#users tbody tr")).hasCount(1);
    page.locator("#users").getByText("Liam Byrne").click();

    page.locator("#lock").click();
    assertThat(notices(page)).containsText("Liam Byrne is locked and signed out everywhere.");
    assertThat(page.locator("#users tbody tr")).containsText("Locked");
    page.locator("#unlock").click();
    assertThat(notices(page)).hasText("Liam Byrne can sign in again.");
    page.locator("#disable").click();
    assertThat(page.locator("#user")).containsText("Disabled");
    page.locator("#enable").click();
    assertThat(notices(page)).hasText("Liam Byrne is enabled again.");
  }

  @Test
  void accountManagersAskForManyAtOnceAndSeeWhatBecameOfEach() {
    Page page = signedIn("users-it:mia", PASSWORD);
    page.navigate("/users");
    assertThat(page.locator("#bulk")).isHidden();
    page.getByLabel("Choose Nadia Haddad").check();
    page.getByLabel("Choose Mia Manager").check();
    Browser.screenshot(page, "users-picked");
    page.locator("#bulk-lock").click();
    assertThat(page.locator("h1")).hasText("Lock people");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "users-bulk");
    page.locator("#run").click();

    assertThat(page.locator("#results")).containsText("You can not lock yourself.");
    assertThat(page.locator("#results .state.good")).hasCount(1);
    Browser.screenshot(page, "users-bulk-done");
    page.locator("#back").click();
    page.getByText("Locked", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page.locator("#users tbody tr")).hasCount(1);
    assertThat(page.locator("#users")).containsText("Nadia Haddad");
    page.getByLabel("Choose Nadia Haddad").check();
    page.locator("#bulk-unlock").click();
    page.locator("#run").click();
    assertThat(page.locator(".notice.good")).containsText("Done for 1 of 1.");

    page.reload();
    assertThat(page).hasURL(java.util.regex.Pattern.compile("/users\\?status=LOCKED$"));
    assertThat(page.locator(".empty")).containsText("Nobody fits");
  }

  @Test
  void filtersStandInTheAddress() {
    Page page = signedIn("users-it:mia", PASSWORD);
    page.navigate("/users");
    page.locator("#more-filters summary").click();
    page.locator("#held").selectOption("Account Manager");
    Browser.screenshot(page, "users-filters");
    page.locator("#apply").click();
    assertThat(page.locator("#users tbody tr")).hasCount(1);
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*held=Account.Manager.*"));
    page.navigate("/users?q=nobody-has-this");
    assertThat(page.locator(".empty")).containsText("Nobody fits");
    browser.assertAccessible(page);
    page.navigate("/users?status=ASLEEP");
    assertThat(page.locator("h1")).isVisible();
  }

  @Test
  void saysAtTheFieldWhatIsTaken() {
    Page page = signedIn("users-it:mia", PASSWORD);
    page.navigate("/users");
    page.locator("#new-user summary").click();
    page.locator("#username").fill("liam");
    page.locator("#email").fill("another@users-it.example");
    page.locator("#create").click();

    assertThat(page.locator("#username"))
        .hasAccessibleDescription(
            "Another user of this account has this user name. Choose another one.");
    assertThat(page.locator("#email")).hasValue("another@users-it.example");
  }

  @Test
  void isAccessibleAndFitsPhones() {
    Page page = signedIn("users-it:mia", PASSWORD);
    for (String path : new String[] {"/", "/users"}) {
      page.navigate(path);
      browser.assertAccessible(page);
      browser.assertFitsPhones(page);
    }
    page.locator("#users").getByText("Nadia Haddad").click();
    page.locator("#new-user summary").click();
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
  }

  @Test
  void isAccessibleInTheDarkAndInGerman() {
    Page page =
        browser.person(habits -> habits.setColorScheme(ColorScheme.DARK).setLocale("de-DE"));
    Browser.signIn(page, "users-it:mia", PASSWORD);
    page.navigate("/users");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
  }

  private Page signedIn(String name, String password) {
    Page page = browser.person();
    Browser.signIn(page, name, password);
    return page;
  }

  private static Locator notices(Page page) {
    return page.locator("#notices");
  }

  private static void user(Api api, String name, String first, String last, String role) {
    api.post(
        "/accounts/users-it/users",
        """
        {"username":"%s","email":"%s@users-it.example","firstName":"%s","lastName":"%s",
         "roles":["%s"],"password":"%s"}
        """
            .formatted(name, name, first, last, role, PASSWORD));
  }
}
