package org.gatehouse.devices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.HttpCookie;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Browsers that are known, one person at a time, and what that is worth. */
class DevicesIT {

  private static final String COOKIE = "gh_device";
  private static final int MAXIMUM = 5;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("devices");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "ada", "User");
  }

  @Test
  @Tag("A-93")
  @DisplayName("A-93: what one person has signed in on is unknown to the next")
  void knowsEachOfTwoPeopleOnOneBrowserAndNobodyElse() {
    accounts.user(account, "ben", "User");
    Visitor shared = gatehouse.visitor();
    Visitor adas = gatehouse.visitor();
    assertThat(comesIn(shared, "ada")).isTrue();
    assertThat(comesIn(shared, "ben")).isTrue();
    assertThat(comesIn(adas, "ada")).isTrue();

    lock("ada");
    lock("ben");

    assertThat(comesIn(adas, "ben")).as("on the browser of another").isFalse();
    assertThat(comesIn(shared, "ada")).isTrue();
    assertThat(comesIn(shared, "ben")).isTrue();
    assertThat(comesIn(adas, "ada")).isTrue();
  }

  // The clock is moved in the database.
  @Test
  @DisplayName("a second browser with a copied device cookie is noticed")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void noticesACopyOfItsCookie() throws Exception {
    Visitor ada = gatehouse.visitor();
    comesIn(ada, "ada");
    String copied = cookie(ada);
    comesIn(ada, "ada");
    assertThat(cookie(ada)).hasSize(43).isNotEqualTo(copied);
    comesIn(ada, "ada");
    twoMinutesLater();
    lock("ada");

    assertThat(comesInWith(copied)).isFalse();

    assertThat(comesIn(ada, "ada")).as("on the device that was copied").isFalse();
    assertThat(descriptions())
        .filteredOn("Device revoked: a copy of its cookie was used."::equals)
        .hasSize(1);
    var mail = new Mailbox(gatehouse).mailTo("ada@" + account + ".example", "copied your browser");
    assertThat(MailText.of(mail)).contains("Java-http-client", "127.0.0.1", "/profile");
  }

  // The clock is moved in the database.
  @Test
  @DisplayName("a browser that never got the answer to its sign-in has no copy")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void knowsWhoComesAgainBecauseAnswersWereLost() throws Exception {
    Visitor ada = gatehouse.visitor();
    comesIn(ada, "ada");
    String kept = cookie(ada);
    for (int lost = 0; lost < 2; lost++) {
      comesIn(with(kept), "ada");
      twoMinutesLater();
    }
    lock("ada");

    assertThat(comesIn(ada, "ada")).isTrue();
    twoMinutesLater();
    assertThat(comesIn(ada, "ada")).as("with the token of the answer that came").isTrue();
    twoMinutesLater();

    assertThat(descriptions()).doesNotContain("Device revoked: a copy of its cookie was used.");
    assertThat(ada.open("/profile").page().select("#devices li")).hasSize(1);
    assertThat(comesInWith(kept)).as("a copy by now").isFalse();
    assertThat(descriptions()).contains("Device revoked: a copy of its cookie was used.");
  }

  @Test
  void knowsWhoComesTwiceAtTheSameMomentWhicheverAnswerHisBrowserKeeps() throws Exception {
    Visitor ada = gatehouse.visitor();
    comesIn(ada, "ada");
    String before = cookie(ada);
    List<Visitor> tabs = List.of(with(before), with(before), with(before));

    assertThat(AtOnce.statuses(tabs.size(), i -> comesIn(tabs.get(i), "ada") ? 1 : 0))
        .containsOnly(1);

    lock("ada");
    for (Visitor tab : tabs) {
      assertThat(comesIn(with(cookie(tab)), "ada")).isTrue();
    }
    assertThat(descriptions()).doesNotContain("Device revoked: a copy of its cookie was used.");
    assertThat(tabs.get(0).open("/profile").page().select("#devices li")).hasSize(1);
  }

  @Test
  void neverSparesThePassword() {
    Visitor ada = gatehouse.visitor();
    comesIn(ada, "ada");
    ada.get("/logout");

    assertThat(ada.signIn(account + ":ada", "wrong").page().select("#caller")).isEmpty();
    assertThat(ada.get("/profile").redirects()).isTrue();
  }

  @Test
  void keepsItsTokenInACookieThatNoScriptReads() {
    Visitor ada = gatehouse.visitor();
    Answer answer =
        ada.submit(
            ada.open("/login"),
            "form:has(input[type=password])",
            Map.of("username", account + ":ada", "password", Accounts.PASSWORD));

    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith(COOKIE + "="))
        .singleElement()
        .asString()
        .containsIgnoringCase("; Path=/;")
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=31536000");
  }

  @Test
  void isListedAndRevokedByItsOwner() {
    Visitor here = gatehouse.visitor();
    Visitor there = gatehouse.visitor();
    comesIn(there, "ada");
    comesIn(here, "ada");
    Answer profile = here.open("/profile");
    assertThat(profile.page().select("#devices li")).hasSize(2);
    assertThat(profile.page().select("#devices li").get(0).text()).contains("This one");
    assertThat(profile.page().select("#devices li").get(1).text()).contains("Java-http-client");

    here.follow(here.submit(profile, "#devices li:nth-child(2) form", Map.of()));
    assertThat(here.open("/profile").page().select("#devices li")).hasSize(1);

    lock("ada");
    assertThat(comesIn(there, "ada")).isFalse();
    assertThat(comesIn(here, "ada")).isTrue();
    assertThat(descriptions()).contains("Device authorised.", "Device revoked.");
  }

  @Test
  void isListedAndRevokedByTheAccountManagerAndByNobodyElse() throws Exception {
    accounts.user(account, "mia", "Account Manager");
    Visitor ada = gatehouse.visitor();
    comesIn(ada, "ada");
    String id = api.get(users + "/ada").json().path("id").asText();
    Visitor mia = gatehouse.visitor();
    comesIn(mia, "mia");
    Answer page = mia.open("/users/profile?user=" + id);
    assertThat(page.page().select("#devices li form")).hasSize(1);
    String device = page.page().select("#devices input[name=device]").val();

    String other = accounts.create("devices");
    accounts.user(other, "mallory", "Account Manager");
    Visitor mallory = gatehouse.visitor();
    mallory.signIn(other + ":mallory", Accounts.PASSWORD);
    Answer own = mallory.open("/profile");
    mallory.submit(own, "#devices form", Map.of("device", device));
    assertThat(mia.open("/users/profile?user=" + id).page().select("#devices form")).hasSize(1);
    assertThat(mallory.get("/users/profile?user=" + id).status()).isEqualTo(404);

    mia.follow(mia.submit(page, "#devices form", Map.of()));
    var told = new Mailbox(gatehouse).mailTo("ada@" + account + ".example", "was revoked");
    assertThat(MailText.of(told)).contains("Java-http-client", "/profile");

    lock("ada");
    assertThat(comesIn(ada, "ada")).isFalse();
    assertThat(descriptions()).contains("Device revoked.");
  }

  @Test
  @DisplayName("a sign-in on a new device is told by mail, the very first one and a known one not")
  void tellsOfASignInOnANewDevice() throws Exception {
    Visitor first = gatehouse.visitor();
    comesIn(first, "ada");
    comesIn(first, "ada");
    assertThat(comesIn(gatehouse.visitor(), "ada")).isTrue();

    var mail = new Mailbox(gatehouse).mailTo("ada@" + account + ".example", "New sign-in");

    assertThat(MailText.of(mail))
        .contains("Device: Java-http-client", "127.0.0.1", "UTC", gatehouse.url() + "/profile");
    assertThat(
            Arrays.stream(gatehouse.mail().getReceivedMessages())
                .filter(DevicesIT::isNews)
                .filter(one -> to(one).contains("ada@" + account + ".example")))
        .hasSize(1);
  }

  @Test
  void diesWithTheAddressOfItsOwner() throws Exception {
    Visitor ada = gatehouse.visitor();
    comesIn(ada, "ada");
    String wanted = "ada.new@" + account + ".example";
    api.post(users + "/ada/email", "{\"email\":\"" + wanted + "\"}");
    Visitor anybody = gatehouse.visitor();
    Answer page = anybody.open(new Mailbox(gatehouse).linkTo(wanted, "Confirm"));
    anybody.submit(page, "#email-link-form", Map.of());
    assertThat(api.get(users + "/ada").json().path("email").asText()).isEqualTo(wanted);

    lock("ada");

    assertThat(comesIn(ada, "ada")).isFalse();
  }

  @Test
  void goesWithItsOwner() {
    comesIn(gatehouse.visitor(), "ada");
    lock("ada");

    assertThat(api.delete(users + "/ada").status()).isEqualTo(204);

    accounts.user(account, "ada", "User");
    assertThat(comesIn(gatehouse.visitor(), "ada")).isTrue();
  }

  private void lock(String name) {
    Visitor stranger = gatehouse.visitor();
    for (int i = 0; i < MAXIMUM; i++) {
      stranger.signIn(account + ":" + name, "wrong");
    }
    assertThat(api.get(users + "/" + name).json().path("status").asText()).isEqualTo("LOCKED");
  }

  private boolean comesIn(Visitor visitor, String name) {
    visitor.get("/logout");
    Answer answer = visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return answer.page().select("#caller").text().equals(name);
  }

  private boolean comesInWith(String token) {
    return comesIn(with(token), "ada");
  }

  /** A browser with that token and nothing else. */
  private Visitor with(String token) {
    Visitor browser = gatehouse.visitor();
    var kept = new HttpCookie(COOKIE, token);
    kept.setPath("/");
    kept.setVersion(0);
    browser.keep(kept);
    return browser;
  }

  private void twoMinutesLater() throws SQLException {
    try (var database = gatehouse.database();
        var statement = database.createStatement()) {
      statement.execute(
          "update device_token set replaced_at = replaced_at - interval '2 minutes'"
              + " where replaced_at is not null");
    }
  }

  private static String cookie(Visitor visitor) {
    return visitor.cookies().stream()
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private List<String> descriptions() {
    return new ArrayList<>(
        api.get("/accounts/" + account + "/audit/events?limit=1000")
            .json()
            .findValuesAsText("description"));
  }

  private static boolean isNews(MimeMessage mail) {
    try {
      return mail.getSubject().equals("New sign-in");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String to(MimeMessage mail) {
    try {
      return Arrays.toString(mail.getAllRecipients());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
