package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What details of the log are called. The product names them in many places, so the database is
 * asked what it has recorded of an account in which a lot was done.
 */
@Tag("everywhere")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class DetailNamesIT {

  /** The fields of what the product itself records; other products name theirs as they like. */
  private static final String FIELDS =
      "select distinct regexp_replace(field, '^change[.]|[0-9]+$', '', 'g') from audit_detail,"
          + " lateral jsonb_object_keys(details::jsonb) field"
          + " where account_id = (select id from account where slug = ?)"
          + " and details like '{%' and not jsonb_exists(details::jsonb, 'sentBy')";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @Test
  @DisplayName("Every detail that the product records of a busy account has a name in words")
  void namesEveryDetail() throws SQLException {
    String account = somethingOfEverything();
    Set<String> unnamed = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    try (Connection database = gatehouse.database();
        PreparedStatement statement = database.prepareStatement(FIELDS)) {
      statement.setString(1, account);
      ResultSet fields = statement.executeQuery();
      while (fields.next()) {
        all.add(fields.getString(1));
      }
    }
    Texts texts = Texts.in(Locale.ENGLISH);
    all.stream()
        .filter(field -> texts.find("audit.field." + field, List.of()).isEmpty())
        .forEach(unnamed::add);

    assertThat(all).contains("name", "roles", "permissions", "added", "loginAttempts");
    assertThat(unnamed).isEmpty();
  }

  private String somethingOfEverything() {
    String account = new Accounts(api).busy("names");
    String base = "/accounts/" + account;
    api.put(base + "/roles/Own", "{\"permissions\":[\"users:manage\",\"teams:manage\"]}");
    api.put(base + "/teams/Core", "{\"roles\":[],\"members\":[\"mia\"]}");
    api.delete(base + "/teams/Core");
    api.delete(base + "/audit/holds/Case-1");
    api.post(
        base + "/audit/sinks",
        "{\"name\":\"s\",\"kind\":\"WEBHOOK\",\"address\":\"https://siem.example/in\"}");
    api.delete(base + "/users/late");
    api.delete(base + "/roles/Own");
    gatehouse.visitor().signIn(account + ":mia", Accounts.PASSWORD);
    gatehouse.visitor().signIn(account + ":dana", "wrong" + Accounts.PASSWORD);
    return account;
  }
}
