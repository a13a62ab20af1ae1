package org.gatehouse.policy;

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
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyUndoTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final List<AuditEvent> fired = new ArrayList<>();
  private final TrailInMemory database = new TrailInMemory(NOW);
  private Policies policies;
  private PolicyUndo undo;

  @BeforeEach
  void account() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    }
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    Wiring wiring =
        new Wiring(database.entries(), fired)
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(CurrentCaller.class, caller);
    policies = wiring.get(Policies.class);
    undo = wiring.get(PolicyUndo.class);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void bringsBackTheRulesBeforeWithThoseThatWereToBeginLater() {
    save(wanted(90, 4, 30));
    PolicyDetails before = policies.get();
    assertThat(before.ramp()).isNotNull();
    save(wanted(null, 9, null));
    fired.clear();

    undo(PolicyUndo.arguments(Optional.of(before), policies.get()));

    assertThat(policies.get()).isEqualTo(before);
    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).name()).isEqualTo("account.security-options");
    assertThat(fired.get(0).details())
        .containsEntry("change.inactivityDays", "NEVER → 90")
        .containsEntry("change.loginAttempts", "9 → 4");
  }

  @Test
  void theLogTellsThatWhatWasToBeginLaterBeginsNow() {
    save(wanted(90, 4, 30));
    fired.clear();

    save(wanted(90, 4, 0));

    assertThat(policies.get().startsAt(NOW)).isEmpty();
    assertThat(fired)
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsEntry("startsAt", NOW.toString()));
  }

  @Test
  void whoeverHadDecidedNothingHasDecidedNothingAgain() {
    PolicyDetails now = save(wanted(30, 3, null));

    undo(PolicyUndo.arguments(Optional.empty(), now));

    assertThat(policies.isDecided(7)).isFalse();
    assertThat(policies.get()).isEqualTo(PolicyDetails.RECOMMENDED);
  }

  @Test
  void whatSomebodyElseHasDecidedMeanwhileStays() {
    PolicyDetails before = save(wanted(30, 3, null));
    PolicyDetails now = save(wanted(60, 3, null));
    List<String> offer = PolicyUndo.arguments(Optional.of(before), now);
    PolicyDetails others = save(wanted(60, 4, null));
    fired.clear();

    assertThatThrownBy(() -> undo(offer))
        .isInstanceOfSatisfying(
            BusinessException.class, late -> assertThat(late.key()).isEqualTo("undo.late"));

    assertThat(policies.get()).isEqualTo(others);
    assertThat(fired).isEmpty();
  }

  @Test
  void whoeverSawOtherRulesOverwritesNone() {
    PolicyDetails seen = save(wanted(30, 3, null));
    PolicyDetails others = save(wanted(30, 4, null));
    fired.clear();

    assertThatThrownBy(
            () -> database.inTransaction(() -> policies.save(wanted(60, 3, null), seen.shown())))
        .isInstanceOfSatisfying(
            BusinessException.class, why -> assertThat(why.key()).isEqualTo("error.overtaken"));
    assertThat(policies.get()).isEqualTo(others);
    assertThat(fired).isEmpty();

    database.inTransaction(() -> policies.save(wanted(60, 4, null), others.shown()));
    assertThat(policies.get().maxInactivityDays()).isEqualTo(60);
  }

  private PolicyDetails save(NewPolicy wanted) {
    List<PolicyDetails> saved = new ArrayList<>();
    database.inTransaction(() -> saved.add(policies.save(wanted)));
    return saved.get(0);
  }

  private void undo(List<String> offer) {
    database.inTransaction(() -> undo.undo(offer));
  }

  private static NewPolicy wanted(Integer inactivity, int attempts, Integer startsIn) {
    return new NewPolicy(
        inactivity,
        attempts,
        null,
        new NewPolicy.Factor(true, false, List.of("EMAIL", "TOTP"), 30, true),
        20,
        8,
        List.of(),
        startsIn);
  }
}
