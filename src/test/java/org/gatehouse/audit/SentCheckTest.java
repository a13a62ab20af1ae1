package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.Catalogue;
import org.junit.jupiter.api.Test;

class SentCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant OLDEST = NOW.minus(Duration.ofDays(30));

  private final Complaints complaints = new Complaints();
  private final SentCheck check =
      new SentCheck(new Catalogue(), "billing", OLDEST, NOW, complaints);

  @Test
  void takesWhatTheLogStillKeeps() {
    check.of("events[0].", sent(OLDEST));

    assertThat(complaints.none()).isTrue();
  }

  @Test
  void refusesWhatTheLogKeepsNoLonger() {
    check.of("events[0].", sent(OLDEST.minusNanos(1)));

    assertThatThrownBy(complaints::refuse)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal ->
                assertThat(refusal.fields().get(0).field()).isEqualTo("events[0].occurredAt"));
  }

  private static SentEvent sent(Instant occurredAt) {
    return new SentEvent(
        "1", "Company", "Add", "SUCCESS", "Company added.", occurredAt, null, null, Map.of());
  }
}
