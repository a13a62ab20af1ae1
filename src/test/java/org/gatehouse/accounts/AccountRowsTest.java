package org.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On H2; the same on PostgreSQL is claimed against the running server. */
class AccountRowsTest {

  private final TrailInMemory database = new TrailInMemory(Instant.parse("2026-11-22T10:00:00Z"));
  private final AccountRows rows = new AccountRows();

  @BeforeEach
  void begin() {
    rows.em = database.entries();
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void removesSoManyOfOneAccountAtMost() throws SQLException {
    try (Statement statement = database.database().createStatement()) {
      for (int account = 7; account <= 8; account++) {
        statement.execute(
            "insert into account (id, slug, name, language, created_at, version)"
                + " values (%1$d, 'a%1$d', 'A', 'en', current_timestamp, 1)".formatted(account));
        for (int role = 0; role < 3; role++) {
          statement.execute(
              "insert into role (id, account_id, name, name_key, public_id)"
                  + " values (%1$d, %2$d, 'r%1$d', 'r%1$d', 'r%1$d')"
                      .formatted(account * 100 + role, account));
        }
      }
    }

    assertThat(removed("role", "id", 2)).isEqualTo(2);
    assertThat(removed("role", "id", 2)).isEqualTo(1);
    assertThat(removed("role", "id", 2)).isZero();
    assertThat(
            rows.em.createNativeQuery("select id from role where account_id = 8").getResultList())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "audit_dead_letter, id",
    "audit_sink_progress, sink_id",
    "audit_sink, id",
    "audit_feed_account, account_id",
    "audit_feed, id",
    "team_member, id",
    "team, id",
    "user_role, id",
    "api_key, id",
    "outbox_entry, id",
    "account_policy, account_id",
    "account_host, account_id",
    "account_host_claim, claim_key",
    "logo_offer, account_id",
    "account_logo, account_id",
    "account_branding, account_id",
    "user_import, id",
    "audit_export, id",
    "audit_alert, id",
    "audit_reveal, id",
    "audit_hold, id",
    "audit_news, id",
    "audit_alert_rules, account_id",
    "sso_ticket, ticket_hash",
    "sso_request, request_hash",
    "sso_assertion, assertion_hash",
    "sso_link, id",
    "sso_configuration, id",
    "operator_entry, id"
  })
  void knowsTheTablesOfTheFeatures(String table, String key) {
    assertThat(removed(table, key, 10)).isZero();
  }

  private int removed(String table, String key, int most) {
    int[] removed = new int[1];
    database.inTransaction(() -> removed[0] = rows.remove(table, key, 7, most));
    return removed[0];
  }
}
