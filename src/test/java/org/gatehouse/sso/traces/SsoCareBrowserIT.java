package org.gatehouse.sso.traces;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.sso.SamlAnswers;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a manager does when single sign-on fails: traces, a test sign-in, emergency codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoCareBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Accounts accounts = new Accounts(gatehouse.api());
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/care");

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  void aManagerFindsOutWhySomebodyWasRefused() {
    String slug = account();
    SamlAnswers sso = SamlAnswers.in(gatehouse.api(), slug, provider, false);
    Page page = manager(slug);
    page.navigate("/sso/traces");
    assertThat(page.locator(".empty")).isVisible();
    looksGood(page, "sso-traces-none");
    Visitor visitor = gatehouse.visitor();
    String id =
        SamlAnswers.incident(sso.post(visitor, sso.answer(visitor).signedBy(provider.impostor())));
    SamlAnswers.incident(
        sso.post(visitor, sso.answer(visitor).nameId("nobody@" + slug + ".example")));

    page.navigate("/sso/traces");
    assertThat(page.locator("#traces tbody tr")).hasCount(2);
    looksGood(page, "sso-traces");
    page.locator("#find").fill(id.substring(3).replace("-", " ").toLowerCase(Locale.ROOT));
    page.locator("#find").press("Enter");

    assertThat(page.locator("h1")).hasText(id);
    assertThat(page.locator("#cure")).containsText("probably rotated its certificate. Add it.");
    assertThat(page.locator("#xml")).not().containsText("ana@contoso.example");
    looksGood(page, "sso-trace");
    page.locator("#reveal").click();
    assertThat(page.locator("#why")).hasAttribute("aria-invalid", "true");
    page.locator("#why").fill("Ana asked why");
    page.locator("#reveal").click();
    assertThat(page.locator("#xml")).containsText("ana@contoso.example");
    looksGood(page, "sso-trace-revealed");
  }

  @Test
  void aManagerTestsTheSignIn() {
    String slug = account();
    SamlAnswers sso = SamlAnswers.in(gatehouse.api(), slug, provider, false);
    Page page = manager(slug);
    // Where a redirect leads can not be answered for it; where a page leads can.
    page.context()
        .route(
            "**/sso/test/start",
            route -> {
              APIResponse redirect = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
              String address = redirect.headers().get("location").replace("&", "&amp;");
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(200)
                      .setHeaders(
                          Map.of(
                              "Content-Type",
                              "text/html",
                              "Set-Cookie",
                              redirect.headers().get("set-cookie")))
                      .setBody(
                          "<meta http-equiv='refresh' content='0;url=%s'>".formatted(address)));
            });
    page.context()
        .route(
            Pattern.compile("^https://idp\\.example/"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody(form(sso, slug, route.request().url()))));
    page.navigate("/sso/test");
    assertThat(page.locator("#start")).isVisible();
    page.locator("#start").click();
    page.locator("#send").click();

    assertThat(page.locator("#result")).containsText("Passed");
    assertThat(page.locator("#checks .badge.good")).hasCount(13);
    assertThat(page.locator("#groups")).containsText("Finance_Department");
    looksGood(page, "sso-test");
  }

  @Test
  void aManagerPrintsCodesAndComesInWithOne() {
    String slug = account();
    Page page = manager(slug);
    page.navigate("/sso/emergency");
    looksGood(page, "sso-emergency");
    page.locator("#current").fill(Accounts.PASSWORD);
    page.locator("#make").click();
    assertThat(page.locator("#codes li")).hasCount(8);
    looksGood(page, "sso-emergency-made");
    String code = page.locator("#codes li").first().textContent();
    var download = page.waitForDownload(() -> page.locator("#download").click());
    Assertions.assertThat(download.suggestedFilename()).isEqualTo("gatehouse-emergency-codes.txt");
    page.reload();
    assertThat(page.locator("#codes")).hasCount(0);
    SamlAnswers.in(gatehouse.api(), slug, provider, true);

    Page later = browser.person();
    later.navigate("/login");
    later.locator("#username").fill(slug + ":mia");
    later.locator("#password").fill(Accounts.PASSWORD);
    looksGood(later, "login-emergency-closed");
    later.locator("#emergency-box summary").click();
    later.locator("#emergency").fill(code);
    looksGood(later, "login-emergency");
    later.locator("#submit").click();
    assertThat(later.locator("#caller")).hasText("mia");
    page.navigate("/sso/emergency?holder=mia");
    assertThat(page.locator("#revoke-card")).isVisible();
    looksGood(page, "sso-emergency-revoke");
  }

  @Test
  void anOperatorAsksForACode() {
    String slug = account();
    Page page = browser.person();
    Browser.signIn(page, Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    page.navigate("/accounts/emergency?account=" + slug);
    page.locator("#manager").fill("mia");
    page.locator("#why").fill("Their provider is down since this morning");
    page.locator("#ask").click();
    assertThat(page.locator("#waiting")).containsText(slug);
    looksGood(page, "accounts-emergency");
    page.navigate("/login/emergency?token=none");
    looksGood(page, "login-emergency-over");
    page.navigate("/login/back?token=none");
    looksGood(page, "login-back-over");
  }

  private void looksGood(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  /** What the identity provider answers: a form that somebody sends. */
  private static String form(SamlAnswers sso, String slug, String asked) {
    String response =
        sso.answerTo(URI.create(asked))
            .nameId("uli@" + slug + ".example")
            .claim("http://schemas.xmlsoap.org/claims/Group", "Finance_Department", "Everybody")
            .encoded();
    return """
    <!DOCTYPE html><title>Provider</title><form method="post" action="%s">
    <input type="hidden" name="SAMLResponse" value="%s"><button id="send">Send</button></form>
    """
        .formatted(sso.acsUrl(), response);
  }

  private String account() {
    String slug = accounts.create("care");
    accounts.user(slug, "mia", "Account Manager");
    accounts.user(slug, "uli", "User");
    return slug;
  }

  private Page manager(String slug) {
    Page page = browser.person();
    Browser.signIn(page, slug + ":mia", Accounts.PASSWORD);
    return page;
  }
}
