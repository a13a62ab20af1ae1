package org.gatehouse.platform.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final Rate THREE = new Rate("three", 3);

  private final AtomicLong now = new AtomicLong();
  private final RateLimiter limiter = new RateLimiter(true, new Meter(now));

  private record Meter(AtomicLong now) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return now.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void allowsAMinutesWorthAtOnceAndCountsDown() {
    List<Allowance> all = Stream.generate(() -> limiter.take(THREE, "shop")).limit(4).toList();

    assertThat(all).extracting(Allowance::allowed).containsExactly(true, true, true, false);
    assertThat(all).extracting(Allowance::remaining).containsExactly(2L, 1L, 0L, 0L);
    assertThat(all).extracting(Allowance::limit).containsOnly(3L);
    assertThat(all).extracting(Allowance::retryAfter).containsExactly(0L, 0L, 0L, 20L);
    assertThat(all).extracting(Allowance::reset).containsExactly(20L, 40L, 60L, 60L);
  }

  @Test
  void allowsItAgainAfterTheTimeThatItNamed() {
    IntStream.range(0, 3).forEach(i -> limiter.take(THREE, "shop"));
    long wait = limiter.take(THREE, "shop").retryAfter();

    now.addAndGet(Duration.ofSeconds(wait).toNanos());

    assertThat(limiter.take(THREE, "shop").allowed()).isTrue();
    assertThat(limiter.take(THREE, "shop").allowed()).isFalse();
  }

  @Test
  void countsEachKeyAndEachRateByItself() {
    IntStream.range(0, 4).forEach(i -> limiter.take(THREE, "shop"));

    assertThat(limiter.take(THREE, "till").allowed()).isTrue();
    assertThat(limiter.take(new Rate("other", 3), "shop").allowed()).isTrue();
  }

  @Test
  void countsTheAddressesOfOneIpv6NetworkTogether() {
    for (int i = 0; i < 3; i++) {
      limiter.takeFrom(THREE, "2001:db8:0:1::" + i);
    }

    assertThat(limiter.takeFrom(THREE, "2001:db8:0:1:ffff::9").allowed()).isFalse();
    assertThat(limiter.takeFrom(THREE, "2001:db8:0:2::1").allowed()).isTrue();
    assertThat(limiter.takeFrom(THREE, "203.0.113.1").allowed()).isTrue();
    assertThat(limiter.takeFrom(THREE, "203.0.113.2").remaining()).isEqualTo(2);
  }

  @Test
  void neverAllowsMoreUnderParallelCalls() throws Exception {
    Rate hundred = new Rate("hundred", 100);
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> calls =
          Stream.<Callable<Boolean>>generate(() -> () -> limiter.take(hundred, "k").allowed())
              .limit(500)
              .toList();
      int allowed = 0;
      for (var call : threads.invokeAll(calls)) {
        allowed += call.get() ? 1 : 0;
      }
      assertThat(allowed).isEqualTo(100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keepsItsMemoryBounded() {
    IntStream.range(0, RateLimiter.MOST + 20_000).forEach(i -> limiter.take(THREE, "key " + i));

    assertThat(limiter.size()).isLessThanOrEqualTo(RateLimiter.MOST);
  }

  @Test
  void allowsEverythingWhileItIsOff() {
    var off = new RateLimiter(false, new Meter(now));

    assertThat(Stream.generate(() -> off.take(THREE, "shop")).limit(10))
        .allMatch(Allowance::allowed)
        .allMatch(allowance -> allowance.limit() == 0);
  }
}
