package org.gatehouse.sso.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchTimerTest {

  private final List<Long> told = new ArrayList<>();
  private boolean removed;

  @Test
  @DisplayName("an account whose managers can not be told keeps no other one waiting")
  void goesOnAfterAFailure() {
    var timer = new WatchTimer();
    timer.watches =
        new Watches() {
          @Override
          public List<Long> late() {
            return List.of(1L, 2L);
          }

          @Override
          public void tell(long accountId) {
            if (accountId == 1) {
              throw new IllegalStateException("no managers");
            }
            told.add(accountId);
          }

          @Override
          public int removeOld() {
            removed = true;
            return 0;
          }
        };

    timer.tell();

    assertThat(told).containsExactly(2L);
    assertThat(removed).isTrue();
  }
}
