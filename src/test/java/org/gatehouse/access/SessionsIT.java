package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.sql.SQLException;
import java.util.Map;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How long sessions last, who ends them, and who is told. */
class SessionsIT {

  private static final String COOKIE = "gh_session";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("sessions");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
  }

  @Test
  @Tag("A-107")
  void saysWhereSomebodyIsSignedInSinceWhenAndWhichOneAsks() {
    signedIn("dana");
    Visitor here = signedIn("dana");

    var rows = here.open("/profile").page().select("#sessions li");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).text())
        .contains(
            "Java-http-client", "Password", "127.0.0.1", "Signed in", "Last used", "This one");
    assertThat(rows.get(1).text()).doesNotContain("This one");
    assertThat(rows.select("form")).hasSize(1);
    assertThat(here.open("/profile").page().select("#end-others")).hasSize(1);
  }

  @Test
  @Tag("A-107")
  @DisplayName("A-107: whoever is signed out by somebody else is told, who does it himself is not")
  void tellsWhomAManagerSignsOut() throws Exception {
    accounts.user(account, "mia", "Account Manager");
    Visitor dana = signedIn("dana");
    Visitor mia = signedIn("mia");

    Answer page = mia.open("/users/profile?user=dana");
    mia.submit(page, "#all-form", Map.of());

    assertThat(dana.get("/profile").redirects()).isTrue();
    var mail = new Mailbox(gatehouse).mailTo("dana@" + account + ".example", "signed out");
    assertThat(MailText.of(mail)).contains("dana", account + " Ltd", gatehouse.url() + "/login");

    api.post(users + "/mia/end-sessions", "");
    new Mailbox(gatehouse).mailTo("mia@" + account + ".example", "signed out");
    Visitor here = signedIn("dana");
    signedIn("dana");
    here.submit(here.open("/profile"), "#others-form", Map.of());
    assertThat(new Mailbox(gatehouse).all("dana@" + account + ".example", "signed out")).hasSize(1);
  }

  @Test
  @DisplayName("a session has another token after a step up, and the one before is worth nothing")
  void renewsTheTokenWithAnotherPassword() {
    Visitor dana = signedIn("dana");
    HttpCookie before = cookie(dana);

    Answer changed =
        dana.submit(
            dana.open("/profile"),
            "#password-form",
            Map.of("current", Accounts.PASSWORD, "password", "a lighthouse on the cliff"));

    assertThat(changed.redirects()).isTrue();
    assertThat(cookie(dana).getValue()).hasSize(43).isNotEqualTo(before.getValue());
    assertThat(dana.get("/profile").status()).isEqualTo(200);
    Visitor thief = gatehouse.visitor();
    thief.keep(before);
    assertThat(thief.get("/profile").redirects()).isTrue();
  }

  // The clock is moved in the database.
  @Test
  @Tag("one-server")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void endsWhenItWasNotUsedOrLastsTooLong() throws Exception {
    Visitor unused = signedIn("dana");
    Visitor old = signedIn("dana");
    Visitor fresh = signedIn("dana");
    move(unused, "last_seen_at", "61 minutes");
    move(old, "started_at", "12 hours 1 minute");

    assertThat(unused.get("/profile").redirects()).isTrue();
    assertThat(old.get("/profile").redirects()).isTrue();
    assertThat(fresh.open("/profile").page().select("#sessions li")).hasSize(1);
  }

  // The clock is moved in the database.
  @Test
  @Tag("one-server")
  @DisplayName("new limits count for sessions that are open already")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void followsTheRulesOfTheMoment() throws Exception {
    Visitor unused = signedIn("dana");
    Visitor old = signedIn("dana");
    Visitor fresh = signedIn("dana");
    limits(300, 48);
    move(unused, "last_seen_at", "61 minutes");
    move(old, "started_at", "13 hours");
    assertThat(Soon.is(() -> old.get("/profile").status() == 200)).isTrue();
    assertThat(fresh.open("/profile").page().select("#sessions li")).hasSize(3);

    limits(60, 13);

    assertThat(Soon.is(() -> old.get("/profile").redirects())).isTrue();
    // Only now: to ask by the old limits would have been to use it.
    assertThat(unused.get("/profile").redirects()).isTrue();
    assertThat(fresh.get("/profile").status()).isEqualTo(200);
  }

  private void limits(int idleMinutes, int absoluteHours) {
    String rules =
        "{\"maxLoginAttempts\":5,\"sessions\":{\"idleMinutes\":%d,\"absoluteHours\":%d}}";
    assertThat(
            api.put("/accounts/" + account + "/policy", rules.formatted(idleMinutes, absoluteHours))
                .status())
        .isEqualTo(200);
  }

  private void move(Visitor visitor, String column, String by) throws SQLException {
    String sql =
        "update signed_in_session set %1$s = %1$s - interval '%2$s' where token_hash = '%3$s'";
    try (var database = gatehouse.database();
        var statement = database.createStatement()) {
      String hash = Tokens.hash(cookie(visitor).getValue());
      assertThat(statement.executeUpdate(sql.formatted(column, by, hash))).isEqualTo(1);
    }
  }

  private Visitor signedIn(String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return visitor;
  }

  private static HttpCookie cookie(Visitor visitor) {
    return visitor.cookies().stream()
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .findFirst()
        .orElseThrow();
  }
}
