package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The rules about inactivity on a running server with PostgreSQL. */
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class NightsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Nightly nightly = new Nightly(gatehouse);

  private String account;
  private String base;

  @BeforeEach
  void people() {
    account = accounts.create("night");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "max", "Account Manager");
    accounts.user(account, "dana", "User");
    accounts.user(account, "backup", "User");
    accounts.user(account, "lena", "User");
  }

  @Test
  @Tag("A-15")
  @Tag("A-98")
  @Tag("A-99")
  @Tag("A-106")
  @Tag("A-107")
  @DisplayName(
      "A-98: the night disables who was away, with the system as the actor, and nobody else")
  void disablesWhoWasAway() {
    nightly.execute(
        "update app_user set origin = 'SSO', password_hash = null where username_key = 'dana'"
            + " and account_id = (select id from account where slug = '"
            + account
            + "')");
    for (String away : new String[] {"mia", "max", "dana", "backup"}) {
      nightly.ago(account, away, 100);
    }
    nightly.ago(account, "lena", 89);
    assertThat(
            api.put(base + "/policy/exemptions/backup", "{\"reason\":\"Nightly backups\"}")
                .status())
        .isEqualTo(204);
    inactivity("90");

    nightly.pass(account);

    assertThat(status("dana")).isEqualTo("DISABLED");
    assertThat(status("lena")).isEqualTo("ACTIVE");
    assertThat(status("backup")).isEqualTo("ACTIVE");
    assertThat(List.of(status("mia"), status("max")))
        .as("one account manager stays")
        .containsExactlyInAnyOrder("ACTIVE", "DISABLED");
    JsonNode log = api.get(base + "/audit/events?item=User&action=Disable").json().path("items");
    assertThat(log.findValuesAsText("description")).containsOnly("User disabled.").hasSize(2);
    assertThat(log.findValuesAsText("username")).containsOnly("system");
  }

  @Test
  @Tag("A-98")
  @Tag("A-100")
  @Tag("A-102")
  @DisplayName("A-100: enabled again he comes in, and the next night leaves him alone")
  void beginsAnewWhenEnabled() {
    nightly.ago(account, "dana", 100);
    inactivity("90");
    Visitor dana = gatehouse.visitor();
    String refused = dana.signIn(account + ":dana", Accounts.PASSWORD).page().text();
    assertThat(refused)
        .as("before the night, in the same words as a wrong password")
        .isEqualTo(gatehouse.visitor().signIn(account + ":dana", "wrong").page().text());
    awaitDisabled("dana");
    nightly.pass(account);
    assertThat(status("dana")).isEqualTo("DISABLED");

    assertThat(api.post(base + "/users/dana/enable", "").status()).isEqualTo(204);
    nightly.pass(account);

    assertThat(status("dana")).isEqualTo("ACTIVE");
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(dana.get("/").status()).isEqualTo(200);
  }

  @Test
  @Tag("one-server")
  @DisplayName("two nodes disable everybody once between them, in batches")
  void doesANightOnceOnTwoNodes() {
    gatehouse.node();
    int many = 2 * Inactivity.BATCH + 200;
    nightly.execute(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
          created_at, last_sign_in_at, search_key, version)
        select 900000000 + n, left(md5('n' || n), 22), (select id from account where slug = '%1$s'), 'away-' || n,
          'away-' || n, 'away-' || n || '@x.example', 'away-' || n || '@x.example', 'SSO', now() - interval '1 year',
          now() - interval '100 days', '', 1
        from generate_series(1, %2$d) n
        """
            .formatted(account, many));
    assertThat(fileOfAManagersNight().lines())
        .as("a header, and one of the two account managers")
        .hasSize(1 + many + 1);
    inactivity("90");

    nightly.pass(account);

    String ours = " account_id = (select id from account where slug = '" + account + "')";
    assertThat(
            nightly.count(
                "select count(*) from app_user where disabled_reason = 'INACTIVITY' and" + ours))
        .isEqualTo(many);
    assertThat(
            nightly.count(
                "select count(*) from audit_detail where text_key = 'user.disable.success' and"
                    + ours))
        .as("entries of the log")
        .isEqualTo(many);
    assertThat(
            nightly.count(
                "select count(*) from outbox_entry where kind = 'users.rules.disabled' and" + ours))
        .as("mails")
        .isEqualTo(many);
    assertThat(nightly.count("select done from night_run where task = 'INACTIVITY' and" + ours))
        .isEqualTo(many);
  }

  /** What the file would hold if all account managers had been away for longest. */
  private String fileOfAManagersNight() {
    api.post(
        base + "/roles",
        "{\"name\":\"Rules\",\"permissions\":[\"users:manage\",\"policy:manage\"]}");
    accounts.user(account, "rita", "Rules");
    Visitor rita = gatehouse.visitor();
    rita.signIn(account + ":rita", Accounts.PASSWORD);
    nightly.ago(account, "mia", 300);
    nightly.ago(account, "max", 300);
    String file = rita.get("/policy/tonight?maxInactivityDays=90").body();
    nightly.ago(account, "mia", 0);
    nightly.ago(account, "max", 0);
    return file;
  }

  private void inactivity(String days) {
    assertThat(
            api.put(base + "/policy", "{\"maxLoginAttempts\":5,\"maxInactivityDays\":" + days + "}")
                .status())
        .isEqualTo(200);
  }

  /** The page and the log say at once why he does not come in. */
  private void awaitDisabled(String name) {
    Instant end = Instant.now().plusSeconds(30);
    while (!status(name).equals("DISABLED")) {
      assertThat(Instant.now()).as(name + " was disabled when he was refused").isBefore(end);
    }
    JsonNode log = api.get(base + "/audit/events?item=User&action=Disable").json().path("items");
    assertThat(log.findValuesAsText("username")).containsExactly("system");
  }

  private String status(String name) {
    return api.get(base + "/users/" + name).json().path("status").asText();
  }
}
