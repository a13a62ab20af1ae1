package org.gatehouse.platform.rate;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.gatehouse.platform.config.Settings;

/**
 * Counts how often something happens, by any key, and says when it is too often; off with {@code
 * GATEHOUSE_RATE_LIMITS=off}.
 *
 * <p>Each node counts for itself, in memory that is bounded: a key that nobody used for two minutes
 * has all its tokens again and is forgotten.
 */
@ApplicationScoped
public class RateLimiter {

  static final int MOST = 100_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int NETWORK_BYTES = 8;

  private final Cache<String, Bucket> buckets =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterAccess(MINUTE.multipliedBy(2)).build();
  private final boolean on;
  private final TimeMeter time;

  /** For CDI. */
  protected RateLimiter() {
    this(true, TimeMeter.SYSTEM_NANOTIME);
  }

  /** As the settings say. */
  @Inject
  public RateLimiter(Settings settings) {
    this(settings.rateLimits(), TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimiter(boolean on, TimeMeter time) {
    this.on = on;
    this.time = time;
  }

  /** Uses one token of that key, if there is one. */
  public Allowance take(Rate rate, String key) {
    if (!on) {
      return Allowance.FREE;
    }
    ConsumptionProbe probe = bucket(rate, key).tryConsumeAndReturnRemaining(1);
    return new Allowance(
        probe.isConsumed(),
        rate.perMinute(),
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForRefill()),
        seconds(probe.getNanosToWaitForReset()));
  }

  /** Uses one token of the place that an address belongs to. */
  public Allowance takeFrom(Rate rate, String address) {
    return take(rate, place(address));
  }

  /** How many keys are counted at the moment. */
  long size() {
    buckets.cleanUp();
    return buckets.size();
  }

  /** An IPv6 address stands for its /64: whoever has one address there has all of them. */
  private static String place(String address) {
    if (!InetAddresses.isInetAddress(address)) {
      return address;
    }
    byte[] bytes = InetAddresses.forString(address).getAddress();
    int counted = Math.min(bytes.length, NETWORK_BYTES);
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, counted));
  }

  private Bucket bucket(Rate rate, String key) {
    String name = rate.name() + " " + key;
    Bucket known = buckets.getIfPresent(name);
    if (known != null) {
      return known;
    }
    Bucket made =
        Bucket.builder()
            .addLimit(
                limit -> limit.capacity(rate.perMinute()).refillGreedy(rate.perMinute(), MINUTE))
            .withCustomTimePrecision(time)
            .build();
    Bucket first = buckets.asMap().putIfAbsent(name, made);
    return first == null ? made : first;
  }

  private static long seconds(long nanos) {
    return (nanos + SECOND - 1) / SECOND;
  }
}
