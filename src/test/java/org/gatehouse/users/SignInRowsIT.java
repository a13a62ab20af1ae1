package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What PostgreSQL writes when somebody signs in who was there before on the same day: his row and
 * that of his device, and none of their indexes; as little where his session is in use.
 */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInRowsIT {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-02-22T00:00:00Z");

  private Postgres server;
  private EntityManagerFactory units;

  @BeforeAll
  void start() throws SQLException {
    server =
        Postgres.start(Path.of("target/servers"), Path.of("target/it/sign-in-rows.log")).migrated();
    try (Connection database = DriverManager.getConnection(server.url(), Postgres.USER, "");
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into account (id, slug, name, language, created_at, version)
          values (7, 'acme', 'Acme', 'en', now(), 1);
          insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin, password_hash,
            created_at, last_sign_in_at, search_key, version)
          values (1, 'p1', 7, 'mia', 'mia', 'mia@example.org', 'mia@example.org', 'MANUAL', 'hash',
            '2026-11-01T00:00Z', '2026-11-23T00:10Z', 'mia mia@example.org', 1);
          insert into authorised_device (id, account_id, user_id, ip, user_agent, authorised_at, last_used_at, expires_at)
          values (1, 7, 1, '192.0.2.1', 'A', '2026-11-01T00:00Z', '2026-11-23T00:10Z', '2027-02-22T00:00Z');
          insert into signed_in_session (id, token_hash, account_id, user_id, way, ip, user_agent, started_at, last_seen_at,
            expires_at)
          values (1, repeat('a', 64), 7, 1, 'PASSWORD', '192.0.2.1', 'A', '2026-11-23T00:10Z', '2026-11-23T00:10Z',
            '2026-11-30T00:10Z')
          """);
    }
    units = server.entities();
  }

  @AfterAll
  void stop() {
    units.close();
    server.close();
  }

  @Test
  void aSecondSignInOfADayWritesNoIndexOfTheUsers() {
    assertThat(hot("app_user", em -> signIn(em, NOW))).isTrue();
    assertThat(hot("app_user", em -> signIn(em, NOW.plus(Duration.ofDays(1)))))
        .as("the day is in an index, so its first sign-in writes them")
        .isFalse();
  }

  @Test
  void aSecondSignInOfADayWritesNoIndexOfTheDevices() {
    assertThat(
            hot(
                "authorised_device",
                em ->
                    em.createNamedQuery("Device.usedLonger")
                        .setParameter("user", 1L)
                        .setParameter("id", 1L)
                        .setParameter("ip", "192.0.2.2")
                        .setParameter("agent", "B")
                        .setParameter("now", NOW)
                        .setParameter("until", UNTIL)
                        .executeUpdate()))
        .isTrue();
  }

  @Test
  void aSessionInUseThatNotesItWritesNoIndex() {
    assertThat(
            hot(
                "signed_in_session",
                em ->
                    em.createQuery("update Session s set s.lastSeenAt = :now where s.id = 1")
                        .setParameter("now", NOW)
                        .executeUpdate()))
        .isTrue();
  }

  private static int signIn(EntityManager em, Instant now) {
    return em.createQuery(SignInUsers.SIGN_IN)
        .setParameter("now", now)
        .setParameter("id", 1L)
        .setParameter("attempts", Reason.ATTEMPTS)
        .executeUpdate();
  }

  private interface Change {

    int in(EntityManager em);
  }

  /** Whether the one row that changes stays where its indexes find it. */
  private boolean hot(String table, Change change) {
    EntityManager em = units.createEntityManager();
    try {
      em.getTransaction().begin();
      int before = heapOnly(table, em);
      assertThat(change.in(em)).isEqualTo(1);
      int after = heapOnly(table, em);
      em.getTransaction().rollback();
      return after > before;
    } finally {
      em.close();
    }
  }

  /** What this connection has not yet told the statistics is counted too, so only more counts. */
  private static int heapOnly(String table, EntityManager em) {
    return ((Number)
            em.createNativeQuery(
                    "select pg_stat_get_xact_tuples_hot_updated('%s'::regclass)".formatted(table))
                .getSingleResult())
        .intValue();
  }
}
