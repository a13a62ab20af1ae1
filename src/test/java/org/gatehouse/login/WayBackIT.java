package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a new password ends and begins anew: locks, counted guesses and known devices. */
class WayBackIT {

  private static final String NEW_PASSWORD = "a lighthouse on the cliff";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Mailbox mailbox = new Mailbox(gatehouse);

  private String account;
  private String danaMail;

  @BeforeEach
  void account() {
    Accounts accounts = new Accounts(api);
    account = accounts.create("back");
    danaMail = "dana@" + account + ".example";
    accounts.user(account, "dana", "User");
  }

  @Test
  @Tag("A-101")
  @Tag("A-113")
  @DisplayName("A-101: the mailed link lifts an automatic lock, and the count begins anew")
  void liftsTheLockOfWhoWasGuessedAt() throws Exception {
    guess(5);
    assertThat(status()).isEqualTo("LOCKED");
    assertThat(signsIn(gatehouse.visitor(), Accounts.PASSWORD)).isFalse();

    choose(link());

    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(descriptions()).contains("User locked.", "User unlocked.", "Password updated.");
    guess(4);
    assertThat(signsIn(gatehouse.visitor(), NEW_PASSWORD)).isTrue();
  }

  @Test
  @Tag("A-113")
  @DisplayName("A-113: a new password forgets the devices on which its owner was known")
  void forgetsTheDevicesOfThePasswordBefore() throws Exception {
    Visitor known = gatehouse.visitor();
    assertThat(signsIn(known, Accounts.PASSWORD)).isTrue();
    assertThat(known.open("/profile").page().select("#devices li form")).hasSize(1);

    choose(link());
    guess(5);

    assertThat(signsIn(known, NEW_PASSWORD)).as("a device that is known no more").isFalse();
    assertThat(status()).isEqualTo("LOCKED");
  }

  @Test
  @Tag("A-24")
  @DisplayName("A-24: a refused mail to somebody who forgot his password is recorded as failed")
  void recordsThatTheMailWasRefused() {
    gatehouse.mailGate().answer(danaMail, "550 no such mailbox");

    ask();

    Instant end = Instant.now().plus(LIMIT);
    while (!descriptions().contains("Reset forgot password email sending failed.")) {
      assertThat(Instant.now()).as("the refusal is recorded").isBefore(end);
    }
    assertThat(descriptions()).doesNotContain("Reset forgot password email sent.");
  }

  @Test
  @Tag("A-113")
  @DisplayName("A-113: a mailed link works for 30 minutes and no longer")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void endsALinkAfterHalfAnHour() throws Exception {
    String link = link();
    age("29 minutes");
    assertThat(gatehouse.visitor().open(link).page().select("#choose-form")).isNotEmpty();

    age("1 minute");

    assertThat(gatehouse.visitor().open(link).page().select("#choose-form")).isEmpty();
    assertThat(signsIn(gatehouse.visitor(), Accounts.PASSWORD)).isTrue();
  }

  /** As if the links had been mailed earlier. */
  private void age(String interval) throws Exception {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      int links =
          statement.executeUpdate(
              ("update password_reset set created_at = created_at - interval '%1$s',"
                      + " expires_at = expires_at - interval '%1$s'"
                      + " where account_id = (select id from account where slug = '%2$s')")
                  .formatted(interval, account));
      assertThat(links).isPositive();
    }
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(signsIn(gatehouse.visitor(), "wrong " + i)).isFalse();
    }
  }

  private boolean signsIn(Visitor visitor, String password) {
    return visitor.signIn(account + ":dana", password).page().select("#caller").hasText();
  }

  private void ask() {
    Visitor visitor = gatehouse.visitor();
    visitor.submit(
        visitor.open("/login/forgot"), "#forgot-form", Map.of("username", account + ":dana"));
  }

  private String link() throws Exception {
    ask();
    return mailbox.linkTo(danaMail, "Choose a new password");
  }

  private void choose(String link) {
    Visitor visitor = gatehouse.visitor();
    visitor.submit(visitor.open(link), "#choose-form", Map.of("password", NEW_PASSWORD));
  }

  private String status() {
    return api.get("/accounts/" + account + "/users/dana").json().path("status").asText();
  }

  private List<String> descriptions() {
    JsonNode log = api.get("/accounts/" + account + "/audit/events?limit=1000").json();
    return log.path("items").findValuesAsText("description");
  }
}
