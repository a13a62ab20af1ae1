package org.gatehouse.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpRequest;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The inbox of a demo that has neither a mail server nor an SMS gateway. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoInboxBrowserIT {

  private static final String INBOX = "/demo/inbox";
  private static final Page.GetByTextOptions EXACT = new Page.GetByTextOptions().setExact(true);
  private static final FrameLocator.GetByTextOptions EXACTLY =
      new FrameLocator.GetByTextOptions().setExact(true);

  private Gatehouse gatehouse;
  private Browser browser;

  @BeforeAll
  void start() {
    gatehouse =
        Gatehouse.another(
            "demo-inbox",
            Map.of("GATEHOUSE_DEMO", "true", "GATEHOUSE_SMTP_URL", "", "GATEHOUSE_SMS_URL", ""));
    browser = new Browser(gatehouse.url());
  }

  @AfterAll
  void stop() {
    browser.close();
    gatehouse.close();
  }

  @Test
  void leadsFromAnInvitationToASignIn() {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#demo-inbox").click();
    assertThat(page.locator("h1")).hasText("Demo inbox");
    page.locator("#messages li:has-text('joao@contoso.example') a").first().click();
    assertThat(page.locator("#recipient")).hasText("joao@contoso.example");
    FrameLocator mail = page.frameLocator("#seen");
    assertThat(mail.locator("h1")).hasText("Your access to Contoso");
    check(page, "demo-inbox");
    Page chosen = page.waitForPopup(() -> mail.getByText("Choose your password", EXACTLY).click());
    assertThat(chosen.locator("#password")).isVisible();
    chosen.locator("#password").fill(Accounts.PASSWORD);
    chosen.locator("#choose").click();
    assertThat(chosen.locator("#notices")).containsText("Your password is set.");
    page.locator("#as-text").click();
    assertThat(page.locator("#said")).containsText("Hello João Pereira,");
    assertThat(page.locator("#said a")).hasCount(2);
    check(page, "demo-inbox-text");
  }

  @Test
  void showsTextMessagesToo() {
    gatehouse
        .api()
        .post(
            "/accounts/contoso-emea/users",
            """
            {"username":"ida","email":"ida@emea.example","firstName":"Ida","password":"%s"}
            """
                .formatted(Accounts.PASSWORD));
    Visitor ida = gatehouse.visitor();
    ida.signIn("contoso-emea:ida", Accounts.PASSWORD);
    ida.submit(
        ida.open("/profile"),
        "#mobile-form",
        Map.of("mobile", "+491709999999", "mobileCurrent", Accounts.PASSWORD));

    Page page =
        browser.person(habits -> habits.setColorScheme(ColorScheme.DARK).setLocale("de-DE"));
    page.navigate(INBOX);
    assertThat(page.locator("#messages")).containsText("+491709999999");
    page.getByText("SMS", EXACT).first().click();
    assertThat(page.locator("#said")).containsText("is your code for Contoso EMEA");
    check(page, "demo-inbox-sms");
    page.navigate(INBOX + "?message=1");
    check(page, "demo-inbox-german");
  }

  @Test
  void framesAMailInASandbox() {
    Visitor visitor = gatehouse.visitor();
    String frame = visitor.open(INBOX).page().select("iframe").attr("src");
    Answer mail = visitor.get(frame);

    Assertions.assertThat(mail.status()).isEqualTo(200);
    Assertions.assertThat(mail.header("Content-Security-Policy"))
        .contains("default-src 'none'", "sandbox allow-popups", "frame-ancestors 'self'")
        .doesNotContain("allow-scripts", "allow-same-origin");
    Assertions.assertThat(mail.header("X-Content-Type-Options")).isEqualTo("nosniff");
    Assertions.assertThat(visitor.get(INBOX + "/99999999").status()).isEqualTo(404);
    Assertions.assertThat(visitor.get(INBOX + "/x").status()).isEqualTo(404);
  }

  @Test
  void showsNothingToWhoeverComesFromElsewhere() {
    Visitor visitor = gatehouse.visitor();
    String frame = visitor.open(INBOX).page().select("iframe").attr("src");
    for (String path : new String[] {INBOX, frame}) {
      HttpRequest.Builder proxied =
          visitor.request(path).header("X-Forwarded-For", "203.0.113.7").GET();
      Assertions.assertThat(visitor.send(proxied).status()).as(path).isEqualTo(404);
    }
  }

  private void check(Page page, String name) {
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    var before = page.viewportSize();
    page.setViewportSize(390, 800);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(before.width, before.height);
  }
}
