package org.gatehouse.trail.sealing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.persistence.Leases;

/**
 * The rounds of one node: it takes the lease when nobody has it, seals, and stays.
 *
 * <p>An account whose log somebody has tampered with, so that its tree does not fit what follows,
 * is left aside for a minute and keeps nobody else waiting.
 */
final class Rounds {

  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  private static final int MOST_BATCHES = 50;
  private static final Duration RENEWED_AFTER = Duration.ofSeconds(1);
  private static final Duration ASIDE = Duration.ofMinutes(1);

  private final String holder = Tokens.id();
  private final Map<Long, Instant> aside = new HashMap<>();
  private OptionalLong epoch = OptionalLong.empty();
  private Instant renewed = Instant.MIN;

  /** Seals what waits, if it is this node that does. */
  void run(Sealer sealer, Leases leases, Instant now) {
    if (epoch.isEmpty()) {
      epoch = leases.take(Sealer.LEASE, holder);
      renewed = now;
    }
    if (epoch.isEmpty()) {
      return;
    }
    try {
      aside.values().removeIf(until -> until.isBefore(now));
      seal(sealer, epoch.getAsLong(), now);
    } catch (FencedOff over) {
      epoch = OptionalLong.empty();
    }
  }

  /** Lets another node begin at once. */
  void end(Leases leases) {
    epoch.ifPresent(taken -> leases.giveBack(Sealer.LEASE, taken));
    epoch = OptionalLong.empty();
  }

  private void seal(Sealer sealer, long taken, Instant now) {
    int sealed = Sealer.MOST;
    for (int i = 0; i < MOST_BATCHES && sealed >= Sealer.MOST; i++) {
      try {
        sealed = sealer.seal(taken, Set.copyOf(aside.keySet()));
      } catch (FencedOff over) {
        throw over;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "The log is sealed account by account.", e);
        sealed = eachAlone(sealer, taken, now);
      }
    }
    if (sealed > 0) {
      renewed = now;
    } else if (renewed.plus(RENEWED_AFTER).isBefore(now)) {
      sealer.stay(taken);
      renewed = now;
    }
  }

  private int eachAlone(Sealer sealer, long taken, Instant now) {
    int sealed = 0;
    for (long account : sealer.waiting(Set.copyOf(aside.keySet()))) {
      try {
        sealed += sealer.sealOne(taken, account);
      } catch (FencedOff over) {
        throw over;
      } catch (RuntimeException e) {
        aside.put(account, now.plus(ASIDE));
        LOG.log(
            System.Logger.Level.ERROR,
            "What waits of account " + account + " does not fit its tree and is not sealed.",
            e);
      }
    }
    return sealed;
  }
}
