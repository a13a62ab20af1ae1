package org.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.sso.TestConnection;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another GATEHOUSE_KEY follows, on a server of its own. */
@Tag("everywhere")
class KeyChangeIT {

  private static final String CURRENT = "GATEHOUSE_KEY";
  private static final String FORMER = "GATEHOUSE_KEY_FORMER";

  @Test
  @DisplayName("a key is replaced by another one in two starts, and no secret is lost")
  void replacesTheKey() throws Exception {
    try (Gatehouse gatehouse = Gatehouse.another("key-change", Map.of(CURRENT, key(1)))) {
      Accounts accounts = new Accounts(gatehouse.api());
      String account = accounts.busy("keys");
      TestConnection sso =
          TestConnection.configure(
              gatehouse.api(),
              account,
              TestIdentityProvider.named("https://idp.example/keys"),
              options -> {});
      sso.post(gatehouse.visitor(), "bm8gcmVzcG9uc2U=");
      Set<String> before = beginnings(gatehouse);

      gatehouse.restart(Map.of(CURRENT, key(2), FORMER, key(1)));

      assertSignsIn(gatehouse, sso, "ada");
      if (!before.isEmpty()) {
        assertThat(before).as("one key").hasSize(1);
        assertThat(beginnings(gatehouse)).hasSize(1).doesNotContainAnyElementsOf(before);
      }
      assertThat(gatehouse.log()).contains("Secrets encrypted anew with GATEHOUSE_KEY: ");

      gatehouse.restart(Map.of(CURRENT, key(2), FORMER, ""));

      assertSignsIn(gatehouse, sso, "bob");
      assertThat(gatehouse.log())
          .doesNotContain(
              "can not be read with the configured key", "a key that is not configured");
    }
  }

  private static void assertSignsIn(Gatehouse gatehouse, TestConnection sso, String name) {
    var browser = gatehouse.visitor();
    String email = name + "@keys.example";
    assertThat(sso.caller(browser, sso.answer(browser).nameId(email))).contains(email);
  }

  private static String key(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return Base64.getEncoder().encodeToString(key);
  }

  /** What the ciphertexts in all columns of the database begin with; H2 lets nobody look. */
  private static Set<String> beginnings(Gatehouse gatehouse) throws SQLException {
    Set<String> found = new TreeSet<>();
    if (!System.getProperty("gatehouse.it.database", "").equals("postgresql")) {
      return found;
    }
    try (Connection database = gatehouse.database();
        var statement = database.createStatement()) {
      for (String query : queries(database)) {
        try (ResultSet rows = statement.executeQuery(query)) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }

  private static List<String> queries(Connection database) throws SQLException {
    List<String> queries = new ArrayList<>();
    try (var statement = database.createStatement();
        ResultSet columns =
            statement.executeQuery(
                """
                select table_name, column_name from information_schema.columns
                where table_schema = current_schema
                  and data_type in ('character varying', 'text')
                """)) {
      while (columns.next()) {
        queries.add(
            "select distinct substr(%2$s, 1, 12) from %1$s where %2$s ~ '^v1[.][0-9a-f]{8}[.]'"
                .formatted(columns.getString(1), columns.getString(2)));
      }
    }
    return queries;
  }
}
