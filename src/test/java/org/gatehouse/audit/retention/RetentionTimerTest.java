package org.gatehouse.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetentionTimerTest {

  private final List<Long> cleaned = new ArrayList<>();

  @Test
  @DisplayName("an account whose clean-up fails keeps no other one waiting")
  void goesOnAfterAFailure() {
    var timer = new RetentionTimer();
    timer.cleanUps =
        new CleanUps() {
          @Override
          public List<Due> due() {
            return List.of(new Due(1, Instant.EPOCH), new Due(2, Instant.EPOCH));
          }

          @Override
          public int step(Due due, long before) {
            if (due.accountId() == 1) {
              throw new IllegalStateException("too slow");
            }
            cleaned.add(due.accountId());
            return 0;
          }
        };

    timer.cleanUp();

    assertThat(cleaned).containsExactly(2L);
  }
}
