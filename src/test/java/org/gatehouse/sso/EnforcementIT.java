package org.gatehouse.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Before passwords are refused, managers see who would stay outside, and mend it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnforcementIT {

  private static final String PATH = "/sso/enforcement";

  private final Gatehouse gatehouse = Gatehouse.shared();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @DisplayName(
      "A-68: who would stay outside is listed, mended in place, and then passwords refused")
  void listsMendsAndEnforces() throws IOException {
    String account = account();
    Page page = manager(account);
    page.navigate("/sso");
    page.locator("#enforcement").click();
    assertThat(page.locator("#outside tbody tr")).hasCount(5);
    assertThat(page.locator("#outside-count")).containsText("5 people match no name");

    upload(page, "no column of that kind\n1\n");
    assertThat(page.locator("#file-reason")).containsText("no column of names");
    upload(
        page,
        "displayName;userPrincipalName\nAnna;ANNA@%1$s.example\nDora;dora@%1$s.example\nZoe;zoe@corp.local\n"
            .formatted(account));

    assertThat(page.locator("#known-count")).hasText("3");
    assertThat(page.locator("#strangers")).hasText("1");
    assertThat(page.locator("#outside tbody tr")).hasCount(4);
    assertThat(row(page, "anna")).hasCount(0);
    assertThat(row(page, "ben")).containsText("no name that is known at the provider");
    assertThat(row(page, "dora")).containsText("Has a password and rights");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "sso-enforcement");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "sso-enforcement-phone");
    page.setViewportSize(1440, 900);

    var download = page.waitForDownload(page.locator("#outside-csv")::click);
    try (var file = download.createReadStream()) {
      Assertions.assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .contains("dora,dora@" + account + ".example,dora,PROOF")
          .contains("ben,ben@" + account + ".example,ben,UNMATCHED")
          .doesNotContain("anna");
    }

    row(page, "ben").locator("a").click();
    page.locator("#nameId").fill("ANNA@" + account + ".example");
    page.locator("#link").click();
    assertThat(page.locator("#nameId-reason")).containsText("Another user");
    browser.assertAccessible(page);
    Browser.screenshot(page, "sso-enforcement-mend");
    page.locator("#nameId").fill("zoe");
    page.locator("#link").click();
    assertThat(page.locator("#nameId-reason")).containsText("not an e-mail address");
    page.locator("#nameId").fill("eoz@corp.local");
    page.locator("#link").click();
    assertThat(page.locator("#notices")).containsText("Linked.");
    assertThat(row(page, "ben")).hasCount(0);

    takeBack(page);
    row(page, "ben").locator("a").click();
    page.locator("#nameId").fill("zoe@corp.local");
    page.locator("#link").click();
    assertThat(page.locator("#notices")).containsText("Linked.");
    assertThat(row(page, "ben")).hasCount(0);
    assertThat(page.locator("#strangers")).hasText("0");

    page.locator("#enforce").click();
    assertThat(page.locator("#confirmed-reason")).containsText("3 people stay outside");
    assertThat(page.locator("#seen")).isFocused();
    page.locator("#seen").check();
    page.locator("#enforce").click();
    assertThat(page.locator("#notices")).containsText("Passwords are refused from now on.");
    assertThat(page.locator("#known-count")).hasCount(0);
    Assertions.assertThat(comesIn(account)).isFalse();

    page.locator("#release").click();
    assertThat(page.locator("#notices")).containsText("Passwords are accepted again.");
    Assertions.assertThat(comesIn(account)).isTrue();
    page.navigate("/audit");
    assertThat(page.locator("#entries")).containsText("User linked to the identity provider");
    assertThat(page.locator("#entries"))
        .containsText("User no longer linked to the identity provider’s name eoz@corp.local.");
  }

  private void takeBack(Page page) {
    page.locator("#find").fill("nobody@corp.local");
    page.locator("#find-do").click();
    assertThat(page.locator("#nobody-linked")).containsText("Nobody is linked who fits that.");
    page.locator("#find").fill("eoz");
    page.locator("#find-do").click();
    assertThat(page.locator("#links tbody tr")).containsText("ben");
    browser.assertAccessible(page);
    page.locator("#links tbody tr a").click();
    assertThat(page.locator("#unlink-card")).containsText("eoz@corp.local means ben");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "sso-enforcement-unlink");
    page.locator("#unlink-do").click();
    assertThat(page.locator("#notices")).containsText("Taken back.");
    assertThat(page.locator("#nobody-linked")).isVisible();
  }

  private boolean comesIn(String account) {
    Answer home = gatehouse.visitor().signIn(account + ":anna", Accounts.PASSWORD);
    return !home.page().select("#caller").isEmpty();
  }

  private String account() {
    var accounts = new Accounts(gatehouse.api());
    String account = accounts.create("enforce");
    accounts.user(account, "morgan", "Account Manager");
    accounts.user(account, "anna", "User");
    accounts.user(account, "ben", "User");
    accounts.user(account, "carl", "User");
    accounts.user(account, "dora", "Auditor");
    String certificate =
        new IdpCertificate(TestIdentityProvider.named("https://one.example").certificate())
            .pem()
            .replace("\n", "\\n");
    Answer answer =
        gatehouse
            .api()
            .put(
                "/accounts/" + account + "/sso",
                """
                {"idpEntityId":"https://one.example","certificates":["%s"],"ssoUrl":"https://one.example/sso",
                 "logoutUrl":"https://one.example/out","enabled":true,"enforced":false}
                """
                    .formatted(certificate));
    Assertions.assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return account;
  }

  private Page manager(String account) {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":morgan");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("morgan");
    return page;
  }

  private static void upload(Page page, String csv) {
    page.locator("#file")
        .setInputFiles(
            new FilePayload("users.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.locator("#names-do").click();
    assertThat(page).hasURL(java.util.regex.Pattern.compile(PATH));
  }

  private static Locator row(Page page, String user) {
    return page.locator("#outside tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("td.title bdi", new Page.LocatorOptions().setHasText(user))));
  }
}
