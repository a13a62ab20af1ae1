package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was disabled or locked by mistake is as he was, unless somebody was there meanwhile. */
class StateUndoTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456789Z");

  private final TrailInMemory database = new TrailInMemory(NOW);
  private final List<AuditEvent> fired = new ArrayList<>();

  @BeforeEach
  void begin() throws SQLException {
    sql("alter table app_user drop constraint app_user_origin_known");
    sql(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    sql(
        "insert into app_user (id, public_id, account_id, username, username_key, email,"
            + " email_key, search_key, origin, created_at, version) values (1, 'p1', 7, 'dana',"
            + " 'dana', 'dana@contoso.example', 'dana@contoso.example', 'dana', 'MANUAL',"
            + " timestamp '2020-01-01 00:00:00', 1)");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void letsInWhoWasDisabledAndLocked() {
    List<String> disabled =
        offer(UserEvent.Deed.DISABLE, in(() -> users(NOW).disable("dana")).orElseThrow());
    List<String> locked =
        offer(UserEvent.Deed.LOCK, in(() -> users(NOW).lock("dana")).orElseThrow());

    undo(disabled);
    undo(locked);

    User dana = dana();
    assertThat(dana.disabled()).isFalse();
    assertThat(dana.locked()).isFalse();
    assertThat(dana.awaySince()).as("as before").isBefore(NOW.minusSeconds(1));
    assertThat(fired)
        .extracting(AuditEvent::name)
        .containsExactly("user.disable", "user.lock", "user.enable", "user.unlock");
  }

  @Test
  void leavesWhomSomebodyElseHasDisabledOnceMore() {
    List<String> offer =
        offer(UserEvent.Deed.DISABLE, in(() -> users(NOW).disable("dana")).orElseThrow());
    in(() -> users(NOW.plusSeconds(1)).disable("dana"));
    database.inTransaction(() -> users(NOW.plusSeconds(1)).enable("dana"));
    in(() -> users(NOW.plusSeconds(2)).disable("dana"));

    assertLate(offer);

    assertThat(dana().disabled()).isTrue();
  }

  @Test
  void leavesWhomSomebodyElseHasLockedOnceMore() {
    List<String> offer =
        offer(UserEvent.Deed.LOCK, in(() -> users(NOW).lock("dana")).orElseThrow());
    database.inTransaction(() -> users(NOW.plusSeconds(1)).unlock("dana"));
    assertLate(offer);
    in(() -> users(NOW.plusSeconds(2)).lock("dana"));

    assertLate(offer);

    assertThat(dana().lockedByHand()).isTrue();
  }

  @Test
  void offersNothingToWhoeverFoundHimDisabled() {
    in(() -> users(NOW).disable("dana"));

    Optional<Stopped> second = in(() -> users(NOW.plusSeconds(1)).disable("dana"));

    assertThat(second).isEmpty();
  }

  @Test
  void bringsBackTheLockOfTheWrongGuesses() throws SQLException {
    sql(
        "update app_user set locked_at = timestamp with time zone '2026-11-26 09:59:00+00:00',"
            + " locked_reason = 'ATTEMPTS'");
    List<String> offer =
        offer(UserEvent.Deed.LOCK, in(() -> users(NOW).lock("dana")).orElseThrow());
    assertThat(dana().lockedByHand()).isTrue();

    undo(offer);

    assertThat(dana().locking())
        .isEqualTo(new Stop(Reason.ATTEMPTS, Instant.parse("2026-11-26T09:59:00Z")));
    assertThat(fired)
        .extracting(AuditEvent::name)
        .containsExactly("user.lock", "user.unlock", "user.lock");
    assertLate(offer);
  }

  private static List<String> offer(UserEvent.Deed deed, Stopped stopped) {
    return StateUndo.arguments(deed, "p1", stopped);
  }

  private void assertLate(List<String> offer) {
    assertThatThrownBy(() -> undo(offer))
        .isInstanceOfSatisfying(
            BusinessException.class, late -> assertThat(late.key()).isEqualTo("undo.late"));
  }

  private void undo(List<String> offer) {
    StateUndo undo = wiring(NOW.plusSeconds(60)).get(StateUndo.class);
    database.inTransaction(() -> undo.undo(offer));
  }

  private User dana() {
    return in(() -> wiring(NOW).get(UserRows.class).get(1));
  }

  private Users users(Instant at) {
    return wiring(at).get(Users.class);
  }

  private Wiring wiring(Instant at) {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    return new Wiring(database.entries(), fired)
        .with(Clock.class, Clock.fixed(at, ZoneOffset.UTC))
        .with(Secrets.class, new Secrets(List.of(new byte[32])))
        .with(CurrentCaller.class, caller);
  }

  private void sql(String statement) throws SQLException {
    try (var statements = database.database().createStatement()) {
      statements.execute(statement);
    }
  }

  private <T> T in(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    database.inTransaction(() -> result.add(work.get()));
    return result.get(0);
  }
}
