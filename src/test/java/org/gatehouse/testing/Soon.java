package org.gatehouse.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What has to come true within a second, on every node. */
public final class Soon {

  private static final Duration SOON = Duration.ofSeconds(1);

  private Soon() {}

  /** Whether it does, asked over and over. */
  public static boolean is(BooleanSupplier claim) {
    long end = System.nanoTime() + SOON.toNanos();
    do {
      if (claim.getAsBoolean()) {
        return true;
      }
    } while (System.nanoTime() < end);
    return false;
  }
}
