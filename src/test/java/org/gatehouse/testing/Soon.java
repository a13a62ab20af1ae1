package org.gatehouse.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What has to come true within a second, on every node. */
public final class Soon {

  private static final Duration SOON = Duration.ofSeconds(1);

  private Soon() {}

  /** Whether it does, asked over and over. */
  public static boolean is(BooleanSupplier claim) {
    return within(SOON, claim);
  }

  /** Whether it does within another time. */
  public static boolean within(Duration time, BooleanSupplier claim) {
    long end = System.nanoTime() + time.toNanos();
    do {
      if (claim.getAsBoolean()) {
        return true;
      }
    } while (System.nanoTime() < end);
    return false;
  }
}
