package org.gatehouse.audit.sinks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.SinkStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account manager lets the log go where his security team looks. */
@Tag("once")
class SinksBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Accounts accounts = new Accounts(gatehouse.api());
  private final SinkStub stub = new SinkStub();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  private String account;

  @BeforeEach
  void account() {
    account = accounts.create("sinks-page");
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "lena", "Auditor");
  }

  @AfterEach
  void end() {
    stub.close();
  }

  @Test
  void makesASinkTestsItSeesItFailAndRemovesIt() throws Exception {
    Page page = signedIn("mia", ColorScheme.LIGHT, "en-GB");
    page.navigate("/audit");
    page.locator("#export summary").click();
    page.locator("#to-sinks").click();
    assertThat(page.getByText("No sinks yet")).isVisible();
    look(page, "sinks-none");

    page.locator("#new-sink summary").click();
    page.locator("#name").fill("Security team");
    page.locator("#address").fill("https://10.0.0.7/hook");
    page.locator("#create").click();
    assertThat(page.locator("#address-reason")).containsText("private address");
    look(page, "sinks-new");
    page.locator("#address").fill(stub.url() + "/hook");
    page.locator("#create").click();
    assertThat(page.locator("#issued")).containsText("Copy the secret of Security team now");
    String secret = page.locator("#issued input").inputValue();
    assertThat(secret).startsWith("whsec_");
    assertThat(page.url()).doesNotContain("whsec_");
    look(page, "sinks-issued");
    page.navigate("/audit/sinks");
    assertThat(page.content()).doesNotContain(secret);

    page.locator("#sinks").getByText("Security team").click();
    page.locator("#test").click();
    assertThat(notices(page)).containsText("The test was taken.");
    stub.answersTo("Company added", SinkStub.answer(422));
    send("refused-1");
    stub.await(post -> post.status() == 422);
    stub.answers(SinkStub.answer(503));
    page.locator("#test").click();
    assertThat(notices(page)).containsText("It answered with status 503.");

    stub.answersTo("Company added", SinkStub.answer(422));
    awaitDeadLetter();
    page.reload();
    assertThat(page.locator("#dead-letters")).containsText("One entry was refused");
    assertThat(page.locator("#dead-letters")).containsText("Company added.");
    look(page, "sinks-dead");
    stub.answers(SinkStub.answer(200));
    page.locator("#replay").click();
    assertThat(notices(page)).containsText("One entry is sent again.");
    stub.await(post -> post.status() == 200 && post.body().contains("refused-1"));

    page.locator("#pause").click();
    assertThat(page.locator("#sinks tbody tr")).containsText("Paused");
    page.locator("#resume").click();
    page.locator("#name").fill("SIEM");
    page.locator("#save").click();
    assertThat(notices(page)).containsText("SIEM is saved.");
    page.locator("#renew-secret summary").click();
    page.locator("#renew").click();
    assertThat(page.locator("#issued input")).not().hasValue(secret);
    page.locator("#remove-sink summary").click();
    page.locator("#confirm").fill("Security team");
    page.locator("#remove").click();
    assertThat(page.locator("#confirm-reason")).containsText("Type SIEM");
    page.locator("#confirm").fill("SIEM");
    page.locator("#remove").click();
    assertThat(notices(page)).containsText("SIEM is removed.");
    assertThat(page.getByText("No sinks yet")).isVisible();
  }

  @Test
  void showsAnAuditorNoWayThere() {
    Page page = signedIn("lena", ColorScheme.LIGHT, "en-GB");
    page.navigate("/audit");
    assertThat(page.locator("#to-sinks")).hasCount(0);
    assertThat(page.request().get(gatehouse.url() + "/audit/sinks").status()).isEqualTo(403);
  }

  @Test
  void isAccessibleAndFitsPhonesInEveryLanguageAndInDark() {
    make("Security team", "WEBHOOK", stub.url() + "/hook/with/a/rather/long/path?and=words");
    make("OpenTelemetry collector of the platform team", "OTLP", stub.url() + "/v1/logs");
    make("Archive", "SYSLOG", "tcp://127.0.0.1:1");
    send("event-1");
    for (String language : new String[] {"en-GB", "de-DE", "ar"}) {
      Page page =
          signedIn(
              "mia", language.equals("de-DE") ? ColorScheme.DARK : ColorScheme.LIGHT, language);
      page.navigate("/audit/sinks");
      look(page, "sinks-" + language);
      page.locator("#sinks").getByText("Archive").click();
      assertThat(page.locator("#health .notice.bad")).isVisible();
      look(page, "sinks-panel-" + language);
    }
  }

  private void look(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  private void make(String name, String kind, String address) {
    var made =
        gatehouse
            .api()
            .post(
                "/accounts/" + account + "/audit/sinks",
                "{\"name\":\"%s\",\"kind\":\"%s\",\"address\":\"%s\"}"
                    .formatted(name, kind, address));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
  }

  private void send(String id) {
    var sent =
        gatehouse
            .api()
            .post(
                "/accounts/" + account + "/audit/events",
                """
                {"events":[{"id":"%s","item":"Company","action":"Add","outcome":"SUCCESS",
                 "description":"Company added.","occurredAt":"2026-11-20T10:00:00Z"}]}
                """
                    .formatted(id));
    assertThat(sent.status()).as("%s", sent).isEqualTo(200);
  }

  private void awaitDeadLetter() {
    String sinks = "/accounts/" + account + "/audit/sinks";
    long end = System.nanoTime() + 60_000_000_000L;
    while (gatehouse.api().get(sinks).json().at("/items/0/health/deadLetters").asInt() == 0) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  private Page signedIn(String name, ColorScheme scheme, String language) {
    Page page = browser.person(habits -> habits.setColorScheme(scheme).setLocale(language));
    page.navigate("/login");
    page.locator("#username").fill(account + ":" + name);
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }

  private static Locator notices(Page page) {
    return page.locator("#notices");
  }
}
