package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the log's changes tell of an account's rules. */
class PolicyHistoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Map<String, String> NOW =
      Map.of("loginAttempts", "3", "inactivityDays", "NEVER", "everyLogin", "true");

  private final TrailInMemory trail = new TrailInMemory(NOON).in(7);

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void tellsWhatHeldAtTheBeginningAndAfterEachChangeOfThePeriod() {
    change(0, "account.security-options", "change.loginAttempts", "5 → 4");
    change(1, "account.security-options", "change.inactivityDays", "90 → NEVER");
    change(2, "2fa.update", "change.everyLogin", "false → true");
    change(3, "account.security-options", "change.loginAttempts", "4 → 3");

    List<PolicyHistory.Stretch> told = history(NOON.plusSeconds(1), NOON.plusSeconds(3));

    assertThat(told)
        .extracting(PolicyHistory.Stretch::from)
        .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(1), NOON.plusSeconds(2));
    assertThat(told.get(0).event()).as("what held before").isEmpty();
    assertThat(told.get(0).values())
        .containsEntry("loginAttempts", "4")
        .containsEntry("inactivityDays", "90")
        .containsEntry("everyLogin", "false");
    assertThat(told.get(1).values()).containsEntry("inactivityDays", "NEVER");
    assertThat(told.get(2).values())
        .as("a change after the period is not in it")
        .containsEntry("loginAttempts", "4")
        .containsEntry("everyLogin", "true");
  }

  @Test
  void believesNoChangeThatDoesNotLeadToWhatHeldAfterIt() {
    change(0, "account.security-options", "change.loginAttempts", "9 → 8");

    assertThat(history(NOON, NOON.plusSeconds(9)))
        .singleElement()
        .satisfies(only -> assertThat(only.values()).isEqualTo(NOW));
  }

  @Test
  @DisplayName("believes no change that a program has sent")
  void believesNoChangeOfAnotherProduct() {
    trail
        .at(NOON)
        .as("dana")
        .record(
            "account.security-options",
            Map.of("change.loginAttempts", "9 → " + NOW.get("loginAttempts"), "sentBy", "shop"));

    assertThat(history(NOON.minusSeconds(9), NOON.plusSeconds(9)))
        .singleElement()
        .satisfies(only -> assertThat(only.values()).isEqualTo(NOW));
  }

  private void change(int second, String name, String field, String change) {
    trail.at(NOON.plusSeconds(second)).as("dana").record(name, Map.of(field, change));
  }

  private List<PolicyHistory.Stretch> history(Instant from, Instant to) {
    PolicyHistory history = new PolicyHistory();
    history.em = trail.entries();
    return history.of(7, NOW, from, to);
  }
}
