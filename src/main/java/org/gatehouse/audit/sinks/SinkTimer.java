package org.gatehouse.audit.sinks;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.time.TimerGuard;
import org.jspecify.annotations.Nullable;

/**
 * Looks every second which sinks have something to get. Sinks whose other side failed or was slow,
 * or never took anything yet, have threads of their own, so that they keep nobody else waiting; who
 * finds no thread free comes first the next time.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class SinkTimer {

  /** Together less than half of the connections to the database that a node has. */
  private static final int THREADS = 8;

  private static final int TROUBLED_THREADS = 6;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory factory;

  @EJB Shipments shipments;
  @Inject SinkRound round;

  private @Nullable ThreadPoolExecutor healthy;
  private @Nullable ThreadPoolExecutor troubled;

  @PostConstruct
  void begin() {
    healthy = pool(THREADS);
    troubled = pool(TROUBLED_THREADS);
  }

  @PreDestroy
  void end() {
    if (healthy != null && troubled != null) {
      healthy.shutdownNow();
      troubled.shutdownNow();
    }
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void send() {
    if (healthy != null && troubled != null) {
      start(healthy, false, THREADS);
      start(troubled, true, TROUBLED_THREADS);
    }
  }

  private void start(ThreadPoolExecutor pool, boolean inTrouble, int most) {
    if (pool.getActiveCount() == most) {
      return;
    }
    for (long sink : shipments.due(inTrouble, most)) {
      try {
        pool.execute(() -> round.run(sink));
      } catch (RejectedExecutionException allBusy) {
        return;
      }
    }
  }

  private ThreadPoolExecutor pool(int most) {
    return new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
  }
}
