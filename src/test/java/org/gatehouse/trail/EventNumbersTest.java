package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventNumbersTest {

  private final EventNumbers numbers = new EventNumbers();
  private final AtomicLong sequence = new AtomicLong();
  private final List<Integer> drawn = new ArrayList<>();

  @Test
  void takesTheFiftyNumbersThatEndWithEachValueAsJpaDoes() throws Exception {
    assertThat(numbers.take(3, this::draw)).containsExactly(1, 2, 3);
    assertThat(numbers.take(120, this::draw))
        .containsExactly(LongStream.rangeClosed(4, 123).toArray());
  }

  @Test
  void asksTheDatabaseOnceForFiftySingleEvents() throws Exception {
    for (int i = 0; i < 100; i++) {
      numbers.take(1, this::draw);
    }

    assertThat(drawn).containsExactly(1, 1);
  }

  @Test
  void neverGivesANumberTwice() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<long[]>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int count = i % 70 + 1;
        calls.add(() -> numbers.take(count, this::draw));
      }
      List<Long> all = new ArrayList<>();
      for (var call : threads.invokeAll(calls)) {
        Arrays.stream(call.get()).forEach(all::add);
      }
      assertThat(all).doesNotHaveDuplicates().doesNotContain(0L);
    } finally {
      threads.shutdownNow();
    }
  }

  private long[] draw(int blocks) {
    synchronized (drawn) {
      drawn.add(blocks);
    }
    return LongStream.generate(() -> sequence.addAndGet(EventNumbers.BLOCK))
        .limit(blocks)
        .toArray();
  }
}
