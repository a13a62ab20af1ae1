package org.gatehouse.trail.sealing;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.platform.persistence.Leases;
import org.gatehouse.platform.time.TimerGuard;

/**
 * Seals three times a second; a server's timers go by the second, so each call makes three rounds.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class SealTimer {

  private static final System.Logger LOG = System.getLogger(SealTimer.class.getName());
  private static final int ROUNDS = 3;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(320);

  @EJB Sealer sealer;
  @EJB Leases leases;

  private final Rounds rounds = new Rounds();
  private volatile boolean stopping;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void seal() {
    long begun = System.nanoTime();
    for (int i = 0; i < ROUNDS && !stopping; i++) {
      if (i > 0) {
        LockSupport.parkNanos(begun + i * PAUSE - System.nanoTime());
      }
      try {
        rounds.run(sealer, leases, Instant.now());
      } catch (RuntimeException e) {
        // A server may drop a timer that throws; the database may be back in a second.
        LOG.log(System.Logger.Level.WARNING, "Nothing is sealed at the moment.", e);
        return;
      }
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
    try {
      rounds.end(leases);
    } catch (RuntimeException databaseIsAway) {
      // The lease ends by itself.
      stopping = true;
    }
  }
}
