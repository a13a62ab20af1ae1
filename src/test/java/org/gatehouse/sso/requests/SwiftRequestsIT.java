package org.gatehouse.sso.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests.Outcome;
import org.gatehouse.sso.response.PendingRequests.Taken;
import org.gatehouse.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** Requests and their answers in PostgreSQL, and what of them is waited for. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwiftRequestsIT {

  private static final long ACCOUNT = 7;
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final String BROWSER = Tokens.hash("browser");

  private final SwiftRequests requests = new SwiftRequests();
  private Postgres server;

  @BeforeAll
  void start() throws SQLException {
    server =
        Postgres.start(Path.of("target/servers"), Path.of("target/it/swift-requests.log"))
            .migrated();
    var database = new PGSimpleDataSource();
    database.setUrl(server.url());
    database.setUser(Postgres.USER);
    // As the product's connections.
    database.setStringType("unspecified");
    requests.database = database;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into account (id, slug, name, language, created_at, version)
          values (7, 'acme', 'Acme', 'en', now(), 1);
          insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin, created_at,
            search_key, version)
          values (1, 'p1', 7, 'mia', 'mia', 'mia@example.org', 'mia@example.org', 'MANUAL', now(), 'mia', 1);
          alter database postgres set synchronous_commit = on
          """);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void givesBackWhatWasNotedOfARequestOnce() {
    requests.insert(begun("noted", 1L, "ticket"));

    assertThat(take("noted", BROWSER, "a-noted"))
        .contains(new Taken(Outcome.TAKEN, Optional.of(1L), Optional.of(Tokens.hash("ticket"))));
    assertThat(take("noted", BROWSER, "a-noted-2")).isEmpty();
  }

  @Test
  void knowsARequestOfNobodyWithoutATicket() {
    requests.insert(begun("plain", null, null));

    assertThat(take("plain", Tokens.hash("another") + "," + BROWSER, "a-plain"))
        .contains(new Taken(Outcome.TAKEN, Optional.empty(), Optional.empty()));
  }

  @Test
  void leavesARequestToItsBrowser() {
    requests.insert(begun("mine", null, null));

    assertThat(take("mine", Tokens.hash("another"), "a-mine")).isEmpty();
    assertThat(take("mine", BROWSER, "a-mine")).map(Taken::outcome).contains(Outcome.TAKEN);
  }

  @Test
  void takesNoRequestThatIsOver() {
    requests.insert(begun("over", null, null));

    assertThat(requests.take(hash("over"), BROWSER, claim("a-over"), LATER)).isEmpty();
  }

  @Test
  void refusesAnAssertionThatAnsweredAnotherRequest() {
    requests.insert(begun("first", null, null));
    requests.insert(begun("second", null, null));

    assertThat(take("first", BROWSER, "a-same")).map(Taken::outcome).contains(Outcome.TAKEN);
    assertThat(take("second", BROWSER, "a-same")).map(Taken::outcome).contains(Outcome.REPLAYED);
    assertThat(take("second", BROWSER, "a-other")).as("it is used up all the same").isEmpty();
  }

  @Test
  void waitsForNoDiskAndLetsTheNextTransactionWait() throws SQLException {
    try (Connection connection = requests.database.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(synchronous(connection)).isEqualTo("on");
      try (PreparedStatement insert = connection.prepareStatement(SwiftRequests.INSERT)) {
        begun("swift", null, null).fill(insert);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      assertThat(synchronous(connection)).isEqualTo("off");
      connection.commit();

      assertThat(synchronous(connection)).isEqualTo("on");
      try (PreparedStatement answer = connection.prepareStatement(SwiftRequests.ANSWER)) {
        answer.setString(1, hash("swift"));
        answer.setTimestamp(2, Timestamp.from(NOW));
        answer.setString(3, BROWSER);
        answer.setString(4, Tokens.hash("a-swift"));
        answer.setLong(5, ACCOUNT);
        answer.setTimestamp(6, Timestamp.from(LATER));
        try (ResultSet row = answer.executeQuery()) {
          assertThat(row.next()).isTrue();
        }
      }
      assertThat(synchronous(connection)).isEqualTo("off");
      connection.commit();

      assertThat(synchronous(connection)).isEqualTo("on");
      connection.rollback();
    }
  }

  private static BegunRequest begun(String request, @Nullable Long user, @Nullable String ticket) {
    return new BegunRequest(
        hash(request), ACCOUNT, BROWSER, user, ticket == null ? null : Tokens.hash(ticket), LATER);
  }

  private Optional<Taken> take(String request, String browsers, String assertion) {
    return requests.take(hash(request), browsers, claim(assertion), NOW);
  }

  private static SwiftRequests.Claim claim(String assertion) {
    return new SwiftRequests.Claim(ACCOUNT, Tokens.hash(assertion), LATER);
  }

  private static String hash(String request) {
    return RequestRows.key(ACCOUNT, request);
  }

  private static String synchronous(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show synchronous_commit")) {
      row.next();
      return row.getString(1);
    }
  }
}
