package org.gatehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo on a server of its own, whose mail server is down when it starts. */
@Tag("one-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
  private final int smtp = Ports.free(1).get(0);
  private Gatehouse gatehouse;
  private Api api;
  private Path data;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    gatehouse =
        Gatehouse.another(
            "demo",
            Map.of(
                "GATEHOUSE_DEMO",
                "true",
                "GATEHOUSE_DATA_DIR",
                data.toString(),
                "GATEHOUSE_SMTP_URL",
                "smtp://127.0.0.1:" + smtp + "?from=demo@example.com",
                "GATEHOUSE_TERMS_URL",
                "https://platform.example/terms",
                "GATEHOUSE_PRIVACY_URL",
                "https://platform.example/privacy",
                "GATEHOUSE_CONTACT_URL",
                "https://platform.example/contact"));
    api = gatehouse.api();
  }

  @AfterAll
  void stop() {
    gatehouse.close();
  }

  @Test
  void hasAnAccountASubAccountAndPeople() {
    assertThat(api.get("/accounts/contoso").json().path("name").asText()).isEqualTo("Contoso");
    assertThat(api.get("/accounts/contoso-emea").json().path("parent").asText())
        .isEqualTo("contoso");
    assertThat(api.get("/accounts/contoso/users/dana").json().at("/roles/0").asText())
        .isEqualTo("Account Manager");
    assertThat(api.get("/accounts/contoso/users").json().path("items").findValuesAsText("status"))
        .contains("ACTIVE", "INVITED", "LOCKED", "DISABLED");
  }

  @Test
  void hasTeamsAndSomebodyWhoActsInTheSubAccountToo() {
    assertThat(api.get("/accounts/contoso/teams").json().path("items").findValuesAsText("name"))
        .containsExactly("Finance", "Support");
    assertThat(api.get("/accounts/contoso/grants").json().at("/items/0/username").asText())
        .isEqualTo("dana");
  }

  @Test
  void hasAPastOfSomeWeeks() {
    var items = api.get("/accounts/contoso/audit/events?limit=1000").json().path("items");

    assertThat(items.size()).isBetween(200, 1_000);
    assertThat(items.findValuesAsText("occurredAt"))
        .extracting(time -> time.substring(0, 10))
        .satisfies(days -> assertThat(new HashSet<>(days)).hasSizeGreaterThan(10));
  }

  @Test
  void tellsItsOwnerAloneHowToSignIn() throws Exception {
    Path sheet = data.resolve("demo-sign-ins.txt");

    assertThat(Files.readString(sheet)).contains("/login").contains("dana").contains("Password:");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)))
        .isEqualTo("rw-------");
    assertThat(gatehouse.log()).doesNotContain(password(Files.readString(sheet)));
  }

  @Test
  void makesTheOperatorOfTheSettingsToo() {
    var operator = api.get("/accounts/platform/users/" + Gatehouse.OPERATOR).json();

    assertThat(operator.at("/roles/0").asText()).isEqualTo("Operator");
  }

  @Test
  @Tag("A-110")
  void linksTermsPrivacyAndContactOnTheLoginPage() {
    assertThat(gatehouse.visitor().open("/login").page().select("footer a").eachAttr("href"))
        .contains(
            "https://platform.example/terms",
            "https://platform.example/privacy",
            "https://platform.example/contact");
  }

  /** Its pictures stand in the README. */
  @Test
  void showsAManagerWhatHappened() throws Exception {
    try (var people = new Browser(gatehouse.url())) {
      Page page = people.person(habits -> habits.setViewportSize(1280, 800));
      page.navigate("/login");
      Browser.screenshot(page, "readme-login");
      page.locator("#username").fill("contoso:dana");
      page.locator("#password").fill(password(Files.readString(data.resolve("demo-sign-ins.txt"))));
      page.locator("#submit").click();
      PlaywrightAssertions.assertThat(page.locator("#caller")).hasText("dana");
      page.navigate("/audit");
      PlaywrightAssertions.assertThat(page.locator("#entries tbody tr")).hasCount(50);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/readme-audit.png")));
    }
  }

  @Test
  void sendsWhatWaitedOnceTheMailServerIsBack() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      // Whoever signs in here meanwhile gets mails, too.
      int mails = 0;
      while (toJoao(mail) == 0) {
        assertThat(mail.waitForIncomingEmail(180_000, ++mails)).isTrue();
      }
      while (mail.waitForIncomingEmail(6_000, mail.getReceivedMessages().length + 1)) {
        assertThat(toJoao(mail)).as("the same mail again").isEqualTo(1);
      }
      assertThat(toJoao(mail)).isEqualTo(1);
    } finally {
      mail.stop();
    }
  }

  private static long toJoao(GreenMail mail) throws MessagingException {
    long mails = 0;
    for (MimeMessage one : mail.getReceivedMessages()) {
      mails += one.getAllRecipients()[0].toString().equals("joao@contoso.example") ? 1 : 0;
    }
    return mails;
  }

  private static String password(String sheet) {
    int at = sheet.indexOf("Password:") + "Password:".length();
    return sheet.substring(at).strip().split("\\s", -1)[0];
  }
}
