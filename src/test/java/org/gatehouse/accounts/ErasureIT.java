package org.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What is left of a closed account after its grace time. No test waits for a day: the end of the
 * time is put into the past behind the product, where the database lets a test do that.
 */
@Tag("everywhere")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class ErasureIT {

  /** What stays: the account itself, and the log, whose people are gone. */
  private static final List<String> STAY =
      List.of(
          "audit_event",
          "audit_detail",
          "audit_key",
          "audit_inbox",
          "audit_count",
          "audit_leaf",
          "audit_node",
          "audit_checkpoint",
          "audit_signer",
          "audit_tree");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;

  @BeforeEach
  void anAccountWithSomethingOfEverything() {
    account = accounts.busy("doomed");
    base = "/accounts/" + account;
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    mia.get("/audit/views");
    mia.get("/audit/export/csv");
    mia.get("/sso");
  }

  @Test
  void erasesEverythingButTheNameAndTheEntriesWithoutPeople() throws Exception {
    close();
    assertThat(eventually("ERASED")).isTrue();

    try (Connection database = gatehouse.database()) {
      long id = id(database);
      Map<String, Integer> left = new TreeMap<>();
      for (String table : tables(database)) {
        int rows = count(database, table, "account_id = " + id);
        if (rows > 0 && !STAY.contains(table)) {
          left.put(table, rows);
        }
      }
      assertThat(left).isEmpty();
      String people =
          "account_id = "
              + id
              + " and (username not in ('', 'system') or ip <> '' or user_agent <> ''"
              + " or details ~ 'dana|mia|late|Core')";
      assertThat(count(database, "audit_detail", people)).isZero();
      assertThat(count(database, "audit_event", "account_id = " + id)).isGreaterThan(5);
      assertThat(count(database, "audit_detail", "account_id = " + id))
          .isEqualTo(count(database, "audit_event", "account_id = " + id));
    }
    assertThat(api.get(base).json().path("name").asText()).isEqualTo(account + " Ltd");
    assertThat(api.post(base + "/reopen", "").status()).isEqualTo(409);
    assertThat(
            api.post(base + "/users", "{\"username\":\"ghost\",\"email\":\"g@x.example\"}")
                .status())
        .isEqualTo(409);
    assertThat(
            api.post("/accounts", "{\"slug\":\"%s\",\"name\":\"Again\"}".formatted(account))
                .status())
        .as("nobody else gets the short name")
        .isEqualTo(409);
    assertThat(api.get("/accounts/platform/audit/events?item=Account").body())
        .contains("Account erased (" + account + ").");
  }

  @Test
  void erasesNothingWithinTheGraceTime() throws Exception {
    String waiting = accounts.create("waiting");
    accounts.user(waiting, "mia", "Account Manager");
    api.post("/accounts/" + waiting + "/close", "{\"why\":\"contract ended\",\"graceDays\":1}");
    close();
    assertThat(eventually("ERASED")).isTrue();

    assertThat(api.post("/accounts/" + waiting + "/reopen", "").status()).isEqualTo(200);
    assertThat(api.get("/accounts/" + waiting + "/users/mia").status()).isEqualTo(200);
  }

  private void close() throws SQLException {
    String ended = "{\"why\":\"contract ended\",\"graceDays\":1}";
    assertThat(api.post(base + "/close", ended).status()).as("its log is held").isEqualTo(409);
    assertThat(api.delete(base + "/audit/holds/Case-1").status()).isEqualTo(204);
    assertThat(api.post(base + "/close", ended).status()).isEqualTo(200);
    try (Connection database = gatehouse.database();
        PreparedStatement late =
            database.prepareStatement(
                "update account set closes_at = now() - interval '1 minute' where slug = ?")) {
      late.setString(1, account);
      assertThat(late.executeUpdate()).isEqualTo(1);
    }
  }

  /** The timer comes every five seconds. */
  private boolean eventually(String status) {
    long end = System.nanoTime() + 60_000_000_000L;
    Answer answer = api.get(base);
    while (!answer.json().path("status").asText().equals(status) && System.nanoTime() < end) {
      answer = api.get(base);
    }
    return answer.json().path("status").asText().equals(status);
  }

  private long id(Connection database) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select id from account where slug = ?")) {
      query.setString(1, account);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Every table that says to which account a row belongs: new ones are looked at, too. */
  private static List<String> tables(Connection database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query =
            database.prepareStatement(
                "select c.table_name from information_schema.columns c"
                    + " join information_schema.tables t on t.table_name = c.table_name"
                    + " and t.table_schema = c.table_schema"
                    + " where c.column_name = 'account_id' and t.table_type = 'BASE TABLE'"
                    + " and c.table_schema = current_schema()"
                    + " and c.table_name !~ '_([0-9]{4}_[0-9]{2}|before)$'");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables).hasSizeGreaterThan(15);
    return tables;
  }

  private static int count(Connection database, String table, String condition)
      throws SQLException {
    try (PreparedStatement query =
            database.prepareStatement("select count(*) from " + table + " where " + condition);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
