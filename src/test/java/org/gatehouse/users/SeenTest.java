package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who was seen since a moment, by an index that knows the day alone. */
class SeenTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  /** Thirty days before are the 24th of October, ten o'clock. */
  private static final Map<String, String> PEOPLE =
      new TreeMap<>(
          Map.of(
              "a-daybefore", "timestamp with time zone '2026-10-23 23:59:59Z'",
              "b-justbefore", "timestamp with time zone '2026-10-24 09:59:59Z'",
              "c-then", "timestamp with time zone '2026-10-24 10:00:00Z'",
              "d-justafter", "timestamp with time zone '2026-10-24 10:00:01Z'",
              "e-dayafter", "timestamp with time zone '2026-10-25 00:00:00Z'",
              "f-never", "null"));

  @ParameterizedTest
  @CsvSource({
    "30d, c-then d-justafter e-dayafter",
    "not-30d, a-daybefore b-justbefore f-never",
    "never, f-never"
  })
  void knowsTheMomentBesideTheDay(String seen, String expected) throws SQLException {
    try (TrailInMemory database = new TrailInMemory(NOW)) {
      people(database.database());
      for (String containing : new String[] {null, "all"}) {
        UserFilter filter =
            UserFilter.of(
                new UserFilter.Sent(containing, null, null, null, null, seen, null),
                new Complaints());
        UserSelect select = new UserSelect(7, filter, NOW);
        TypedQuery<User> query = database.entries().createQuery(select.jpql(), User.class);
        select.parameters().forEach(query::setParameter);

        assertThat(query.getResultStream().map(User::username))
            .containsExactlyElementsOf(List.of(expected.split(" ")));
      }
    }
  }

  @Test
  void theDayIsThatOfUtcWhereverTheServerStands() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (Connection database = DriverManager.getConnection(url, "sa", "");
        Statement statement = database.createStatement()) {
      flyway(url, "156");
      people(database);
      flyway(url, "latest");

      try (var row = statement.executeQuery("select last_sign_in_day from app_user order by id")) {
        for (String day : List.of("2026-10-23", "2026-10-24", "2026-10-24", "2026-10-24")) {
          row.next();
          assertThat(row.getObject(1, LocalDate.class)).isEqualTo(day);
        }
      }
    }
  }

  private static void people(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      // H2 checks it in the session of the migration, which is over, until the database is
      // reopened.
      statement.execute("alter table app_user drop constraint app_user_origin_known");
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
      long id = 0;
      for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
        statement.execute(
            ("insert into app_user (id, public_id, account_id, username, username_key, email,"
                    + " email_key, search_key, origin, created_at, last_sign_in_at, version)"
                    + " values (%1$d, 'p%1$d', 7, '%2$s', '%2$s', '%2$s@example.org',"
                    + " '%2$s@example.org', '%2$s all', 'MANUAL', timestamp '2020-01-01 00:00:00',"
                    + " %3$s, 1)")
                .formatted(++id, person.getKey(), person.getValue()));
      }
    }
  }

  private static void flyway(String url, String target) {
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("classpath:db/migration", "classpath:db/vendor/h2")
        .target(target)
        .load()
        .migrate();
  }
}
