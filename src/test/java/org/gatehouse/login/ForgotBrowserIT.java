package org.gatehouse.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("once")
class ForgotBrowserIT {

  private static final String NEW_PASSWORD = "a lighthouse on the cliff";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Accounts accounts = new Accounts(gatehouse.api());

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @Tag("A-108")
  @Tag("A-111")
  void whoeverHasForgottenHisPasswordFindsTheWayBack() throws Exception {
    String account = accounts.create("forgot");
    accounts.user(account, "dana", "User");
    Page page = browser.person();
    page.navigate("/login");
    look(page, "login");
    page.locator("#forgot").click();
    assertThat(heading(page)).hasText("Forgot your password?");
    look(page, "forgot");

    page.locator("#send").click();
    assertThat(page.locator("#username")).hasAccessibleDescription("Fill this in.");
    page.locator("#username").fill("dana@" + account + ".example");
    page.locator("#send").click();
    assertThat(page).hasURL(Pattern.compile(".*/login/forgot\\?sent=yes$"));
    assertThat(heading(page)).hasText("Look into your mail");
    look(page, "forgot-sent");

    page.navigate(
        new Mailbox(gatehouse).linkTo("dana@" + account + ".example", "Choose a new password"));
    assertThat(page.locator(".lede")).containsText("this is the way back into " + account);
    page.locator("#password").fill("password1");
    page.locator("#choose").click();
    assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#password")).isFocused();
    page.locator("#password").fill(NEW_PASSWORD);
    assertThat(page.locator(".strength [role=status]")).hasText("Strong");
    look(page, "reset");
    page.locator("#choose").click();
    assertThat(page.locator("#notices"))
        .hasText("Your password is set. Sign in as " + account + ":dana.");

    page.locator("#username").fill(account + ":dana");
    page.locator("#password").fill(NEW_PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("dana");
  }

  @Test
  void saysInWordsHowHardAPasswordIsToGuess() {
    String account = accounts.create("meter");
    accounts.user(account, "dana", "User");
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":dana");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    page.navigate("/profile");
    page.locator("#change-password summary").click();
    Locator word = page.locator(".strength .word");

    assertThat(word).hasText("");
    says(page, word, "short", "Too short");
    says(page, word, "dana dana 12", "Easy to guess");
    says(page, word, "qwertzuiop", "Easy to guess");
    says(page, word, "Password12", "Easy to guess");
    says(page, word, "green apple 7", "Fair");
    says(page, word, "correct horse battery staple", "Strong");
    page.locator("[data-reveal=password]").click();
    assertThat(page.locator("#password")).hasAttribute("type", "text");
    page.locator("#current").fill("not it");
    page.locator("#change-it").click();
    assertThat(page.locator("#current")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#change-password")).hasAttribute("open", "open");
    look(page, "profile-password");
  }

  @Test
  @Tag("A-109")
  void speaksGermanToo() {
    Page page = browser.person(habits -> habits.setLocale("de-DE"));
    page.navigate("/login");
    assertThat(page.locator("#forgot")).hasText("Passwort vergessen?");
    look(page, "login-de");
    page.locator("#forgot").click();
    assertThat(heading(page)).hasText("Passwort vergessen?");
    look(page, "forgot-de");
    page.navigate("/login/reset?token=guessed");
    assertThat(heading(page)).hasText("Dieser Link gilt nicht mehr");
    look(page, "reset-over-de");
    page.getByLabel("Sprache").selectOption("en");
    page.locator("#change-language").click();
    assertThat(heading(page)).hasText("This link works no more");
  }

  @Test
  void worksWithoutAnyScript() throws Exception {
    String account = accounts.create("plain");
    accounts.user(account, "dana", "User");
    Page page = browser.person(habits -> habits.setJavaScriptEnabled(false));
    page.navigate("/login/forgot");
    page.locator("#username").fill("dana@" + account + ".example");
    page.locator("#send").click();
    assertThat(heading(page)).hasText("Look into your mail");

    page.navigate(
        new Mailbox(gatehouse).linkTo("dana@" + account + ".example", "Choose a new password"));
    assertThat(page.locator(".strength")).isHidden();
    page.locator("#password").fill(NEW_PASSWORD);
    page.locator("#choose").click();
    assertThat(page.locator("#notices")).containsText("Your password is set.");
  }

  @Test
  @Tag("A-112")
  void aManagerSendsTheLinkFromTheUsersPage() {
    String account = accounts.create("manager");
    accounts.user(account, "boss", "Account Manager");
    String dana = accounts.user(account, "dana", "User");
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":boss");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    page.navigate("/users/profile?user=" + dana);
    page.locator("#reset-password").click();

    assertThat(page.locator("#notices"))
        .hasText("A mail with the way to a new password is on its way to dana.");
    look(page, "user-reset");
  }

  private void says(Page page, Locator word, String typed, String says) {
    page.locator("#password").fill(typed);
    assertThat(word).hasText(says);
  }

  /** For everybody: accessible, on phones too, in German too; and a picture of each. */
  private void look(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name + "-1440");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-390");
    page.setViewportSize(1440, 900);
  }

  private static Locator heading(Page page) {
    return page.locator("h1");
  }
}
