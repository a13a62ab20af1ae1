package org.gatehouse.sso.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On H2; what keeps the groups apart on PostgreSQL is claimed against the running server. */
class SsoLinkTest {

  private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
  private static final long FIRST = 10_000_000_000L;

  @Test
  @DisplayName("keeps whatever groups of an account somebody has, so that each counts him once")
  void keepsEveryGroupOfAnAccount() throws SQLException {
    try (var database = new TrailInMemory(NOW)) {
      try (var statement = database.database().createStatement()) {
        statement.execute("alter table app_user drop constraint app_user_origin_known");
        statement.execute(
            "insert into account (id, slug, name, language, created_at, version)"
                + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
        statement.execute(
            "insert into app_user (id, public_id, account_id, username, username_key, email,"
                + " email_key, origin, created_at, version) values (1, 'p1', 7, 'dana', 'dana',"
                + " 'dana@x.example', 'dana@x.example', 'SSO', current_timestamp, 1)");
      }
      Set<Long> thousand =
          LongStream.range(FIRST, FIRST + 1_000).boxed().collect(Collectors.toSet());
      var link = new SsoLink(7, "https://idp.example", "dana@x.example", 1, NOW);
      link.sawGroups(thousand, "hash", NOW);
      database.inTransaction(() -> database.entries().persist(link));
      database.entries().clear();

      var kept =
          database
              .entries()
              .createQuery("select l from SsoLink l where l.userId = 1", SsoLink.class)
              .getSingleResult();

      assertThat(kept.groupIds()).isEqualTo(thousand);
    }
  }
}
