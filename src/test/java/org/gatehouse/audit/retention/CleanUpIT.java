package org.gatehouse.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.audit.proofs.SealedLogClient;
import org.gatehouse.audit.proofs.SealedLogClient.Kept;
import org.gatehouse.audit.proofs.Verifier;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the timers of the log do on a running server with PostgreSQL, without anybody's help. */
@Tag("everywhere")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class CleanUpIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @TempDir Path folder;

  @Test
  void takesOutWhatIsTooOldAndSaysSoAndTheLogStillProvesItself() throws Exception {
    String account = new Accounts(api).create("cleaned");
    send(account, "old", Instant.now().minus(Duration.ofDays(90)));
    send(account, "young", Instant.now().minus(Duration.ofDays(3)));
    SealedLogClient sealed = new SealedLogClient(api, account);
    sealed.prove("old");
    Kept before = sealed.checkpoint();

    execute(
        "insert into audit_retention (account_id, version, days, removed)"
            + " select id, 1, 30, 0 from account where slug = '%s'".formatted(account));
    refusesToTakeOutWhatIsHeld(account);
    countsDaysOfTwentyFourHours(account);
    execute("update turn set ran_at = null where name = 'trail.retention'");

    await(() -> log(account).toString().contains("Audit log cleaned up"));
    assertThat(log(account).toString()).contains("\"young\"").doesNotContain("\"old\"");
    assertThat(count("select count(*) from audit_key where event_id = 'old'")).isZero();

    sealed.prove("young");
    sealed.prove(log(account).at("/items/0/id").asText());
    sealed.proveFrom(before);
    Path export = folder.resolve("export");
    Files.writeString(
        export, api.get("/accounts/" + account + "/audit/events.jsonl?proofs=true").body());
    Verdict verdict =
        Verifier.check(export, Files.writeString(folder.resolve("before"), before.note()));
    assertThat(verdict.text()).contains("clean-ups of which the log itself tells: 1");
    assertThat(verdict.status()).isZero();
  }

  private void refusesToTakeOutWhatIsHeld(String account) {
    String hold = "/accounts/" + account + "/audit/holds/Case-7";
    assertThat(api.put(hold, "{\"why\":\"a claim\"}").status()).isEqualTo(200);
    assertThatThrownBy(
            () ->
                execute(
                    "select audit_remove(id, now() - interval '60 days', 10) from account"
                        + " where slug = '%s'".formatted(account)))
        .hasMessageContaining("What is held stays.");
    assertThat(api.delete(hold).status()).isEqualTo(204);
  }

  /** In a zone whose summer ended yesterday, thirty days back are 721 hours. */
  private void countsDaysOfTwentyFourHours(String account) throws SQLException {
    int yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).getDayOfYear();
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      statement.execute("set local timezone to 'AAA0BBB,J1,J" + yesterday + "'");
      try (ResultSet removed =
          statement.executeQuery(
              "select audit_remove(id, now() - interval '720 hours', 10) from account"
                  + " where slug = '%s'".formatted(account))) {
        removed.next();
        assertThat(removed.getInt(1)).isOne();
      }
      database.rollback();
    }
  }

  @Test
  void givesEachMonthItsIndexOfWords() throws SQLException {
    // The day may have ended since somebody looked.
    execute("update turn set ran_at = null where name = 'trail.words'");
    await(
        () ->
            count(
                    "select count(*) from audit_words_wanted()"
                        + " where name not in (select name from audit_words() where valid)")
                == 0);
    assertThat(count("select count(*) from pg_class where relname = 'audit_detail_before_words'"))
        .isOne();
  }

  private void send(String account, String id, Instant at) {
    String body =
        """
        {"events":[{"id":"%s","item":"Company","action":"Add","outcome":"SUCCESS",
         "description":"Company added.","occurredAt":"%s"}]}
        """
            .formatted(id, at.truncatedTo(ChronoUnit.SECONDS));
    assertThat(api.post("/accounts/" + account + "/audit/events", body).status()).isEqualTo(200);
  }

  private JsonNode log(String account) {
    return api.get("/accounts/" + account + "/audit/events").json();
  }

  private static void await(BooleanSupplier done) {
    Instant end = Instant.now().plus(LIMIT);
    while (!done.getAsBoolean()) {
      assertThat(Instant.now()).as("the timer's turn came").isBefore(end);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String query) {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
