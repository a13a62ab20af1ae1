package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
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

  @Test
  void refusesADetailThatItWouldLose() {
    for (String description : List.of("Company added.", "Contoso added.")) {
      check.of("events[0].", sent(description, Map.of("description", "VIP order 4711")));
    }

    assertThatThrownBy(complaints::refuse)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal ->
                assertThat(refusal.fields())
                    .hasSize(2)
                    .containsOnly(
                        FieldError.of("events[0].details.description", "audit.sent.description")));
  }

  @Test
  void refusesDetailsThatAreLongTogether() {
    String half = "x".repeat(3_996);
    check.of("events[0].", sent("Company added.", Map.of("note", half, "more", half)));
    assertThat(complaints.none()).isTrue();

    check.of("events[1].", sent("Company added.", Map.of("note", half, "mores", half)));

    assertThatThrownBy(complaints::refuse)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal ->
                assertThat(refusal.fields())
                    .containsExactly(
                        FieldError.of("events[1].details", "audit.sent.details.long", 8_000)));
  }

  @Test
  void takesADetailThatRepeatsTheDescriptionOrSaysNothing() {
    for (String description : List.of("Company added.", "Contoso added.")) {
      check.of("events[0].", sent(description, Map.of("description", description)));
      check.of("events[0].", sent(description, Map.of("description", " ")));
    }

    assertThat(complaints.none()).isTrue();
  }

  private static SentEvent sent(Instant occurredAt) {
    return sent(occurredAt, "Company added.", Map.of());
  }

  private static SentEvent sent(String description, Map<String, String> details) {
    return sent(NOW, description, details);
  }

  private static SentEvent sent(
      Instant occurredAt, String description, Map<String, String> details) {
    return new SentEvent(
        "1", "Company", "Add", "SUCCESS", description, occurredAt, null, null, details);
  }
}
