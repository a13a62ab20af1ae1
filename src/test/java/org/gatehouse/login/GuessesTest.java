package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What guesses at a password do to the counts in the database. */
@Tag("A-101")
class GuessesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long USER = 7;
  private static final long DEVICE = 3;
  private static final int MOST = 3;

  private final TrailInMemory database = new TrailInMemory(NOW);

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void aRightOneOnADeviceDoesNotWaitForAWrongOneThatIsBeingJudged() throws SQLException {
    judge(NOW, true, Optional.of(DEVICE));
    Connection other = database.database();
    other.setAutoCommit(false);
    try (Statement judging = other.createStatement()) {
      judging.execute("update sign_in_guesses set wrong = 1");

      assertThat(judge(NOW, true, Optional.of(DEVICE))).isEqualTo(Verdict.RIGHT);
    } finally {
      other.rollback();
      other.setAutoCommit(true);
    }
  }

  @Test
  void aRightOneFromAnywhereElseComesAfterThoseThatAreBeingJudged() throws Exception {
    judge(NOW, true);
    for (Optional<Long> place : List.of(Optional.<Long>empty(), Optional.of(Lockout.SPARE))) {
      judge(NOW, true, place);
      Connection other = database.database();
      other.setAutoCommit(false);
      try (Statement judging = other.createStatement()) {
        judging.execute("update sign_in_guesses set wrong = 3, closed = true");

        var guess = CompletableFuture.supplyAsync(() -> judge(NOW, true, place));
        assertThatThrownBy(() -> guess.get(300, TimeUnit.MILLISECONDS))
            .as("nobody learns its outcome yet")
            .isInstanceOf(TimeoutException.class);
        other.commit();

        assertThat(guess.get(5, TimeUnit.SECONDS)).isEqualTo(Verdict.CLOSED);
      } finally {
        other.rollback();
        other.setAutoCommit(true);
      }
      database.inTransaction(() -> guesses(NOW).forget(USER));
      judge(NOW, true);
    }
  }

  @Test
  void aRightOneBeginsTheCountsAnewThatWrongOnesHaveBegun() {
    judge(NOW, false);
    judge(NOW, false);

    assertThat(judge(NOW, true)).isEqualTo(Verdict.RIGHT);

    assertThat(judge(NOW, false)).isEqualTo(Verdict.WRONG);
    assertThat(judge(NOW, false)).isEqualTo(Verdict.WRONG);
    assertThat(judge(NOW, false)).isEqualTo(Verdict.LAST);
    assertThat(judge(NOW, true)).isEqualTo(Verdict.CLOSED);
  }

  @Test
  void aRightOneOnADeviceBeginsTheCountFromAnywhereAnew() throws SQLException {
    judge(NOW, true, Optional.of(DEVICE));
    judge(NOW, false);
    judge(NOW, false);

    assertThat(judge(NOW, true, Optional.of(DEVICE))).isEqualTo(Verdict.RIGHT);

    assertThat(judge(NOW, false)).isEqualTo(Verdict.WRONG);
    assertThat(judge(NOW, false)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void rightOnesKeepTheCountOfADeviceFromBeingForgotten() throws SQLException {
    Instant later = NOW.plus(GuessCount.NOTED).plusSeconds(1);
    judge(NOW, true, Optional.of(DEVICE));
    judge(NOW.plusSeconds(60), true, Optional.of(DEVICE));
    assertThat(changed()).isEqualTo(NOW);

    judge(later, true, Optional.of(DEVICE));

    assertThat(changed()).isEqualTo(later);
  }

  private Verdict judge(Instant now, boolean right) {
    return judge(now, right, Optional.empty());
  }

  private Verdict judge(Instant now, boolean right, Optional<Long> device) {
    Guesses guesses = guesses(now);
    Verdict[] verdict = new Verdict[1];
    database.inTransaction(() -> verdict[0] = guesses.judge(USER, device, right, MOST));
    return verdict[0];
  }

  private Guesses guesses(Instant now) {
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
        .get(Guesses.class);
  }

  private Instant changed() throws SQLException {
    try (var query = database.database().createStatement();
        var row =
            query.executeQuery(
                "select changed_at from sign_in_guesses where device_id = " + DEVICE)) {
      row.next();
      return row.getObject(1, Instant.class);
    }
  }
}
