package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-7")
class RefusalsTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final Refusals refusals = new Refusals();

  @Test
  void admitsTenAMinuteOfOneSourceAndCountsTheOthers() {
    assertThat(admitted(source("203.0.113.9"), 37, START)).isEqualTo(10);
    assertThat(refusals.drain(START.plusSeconds(59))).isEmpty();

    assertThat(refusals.drain(START.plusSeconds(60)))
        .containsExactly(new Refusals.Excess(source("203.0.113.9"), 27));
    assertThat(refusals.drain(START.plusSeconds(61))).isEmpty();
  }

  @Test
  void beginsAnewInTheNextMinuteAndKeepsTheCountOfTheLast() {
    admitted(source("203.0.113.9"), 12, START);

    assertThat(admitted(source("203.0.113.9"), 3, START.plusSeconds(60))).isEqualTo(3);
    assertThat(refusals.drain(START.plusSeconds(61)))
        .containsExactly(new Refusals.Excess(source("203.0.113.9"), 2));
  }

  @Test
  void countsEachSourceForItself() {
    admitted(source("203.0.113.9"), 50, START);

    assertThat(admitted(source("203.0.113.10"), 10, START)).isEqualTo(10);
  }

  @Test
  void tellsNoMoreSourcesApartThanFitInMemory() {
    IntStream.range(0, Refusals.MOST_SOURCES)
        .forEach(i -> refusals.admits(source("2001:db8::" + Integer.toHexString(i)), START));

    int more =
        IntStream.range(0, 100)
            .map(i -> admitted(source("2001:db8:1::" + Integer.toHexString(i)), 1, START))
            .sum();
    assertThat(more).isEqualTo(10);
  }

  private int admitted(Refusals.Source source, int times, Instant now) {
    return (int) IntStream.range(0, times).filter(i -> refusals.admits(source, now)).count();
  }

  private static Refusals.Source source(String address) {
    return new Refusals.Source(7, "user.login-refused", "UNKNOWN", address);
  }
}
