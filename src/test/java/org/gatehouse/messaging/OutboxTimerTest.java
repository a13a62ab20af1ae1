package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxTimerTest {

  private static final long BROKEN = 2;

  private final List<Long> givenUp = new ArrayList<>();
  private final List<Integer> forgotten = new ArrayList<>();
  private final OutboxTimer timer = new OutboxTimer();

  @Test
  @DisplayName("what can not be given up keeps neither the others nor what is old")
  void goesOnAfterOneThatFails() {
    timer.deliveries = new Claims();
    timer.rows = new Rows();

    timer.tidy();

    assertThat(givenUp).containsExactly(1L, 3L);
    assertThat(forgotten).as("until a batch is not full").containsExactly(OutboxRows.BATCH, 7);
  }

  private class Claims extends Deliveries {

    @Override
    public Optional<Letter> claim(long id) {
      if (id == BROKEN) {
        throw new IllegalStateException("can not be read");
      }
      givenUp.add(id);
      return Optional.empty();
    }
  }

  private class Rows extends OutboxRows {

    @Override
    public List<Long> expired() {
      return List.of(1L, BROKEN, 3L);
    }

    @Override
    public int forgetOld() {
      int count = forgotten.isEmpty() ? BATCH : 7;
      forgotten.add(count);
      return count;
    }
  }
}
