package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets deliveries that come at the same moment share a transaction, because a commit costs more
 * than an event: whoever finds a free place writes for all who wait, and they answer when it is
 * committed.
 *
 * <p>Nobody waits for company: a delivery that is alone is written at once. Where a shared
 * transaction fails, each of its deliveries is tried in one of its own, so that none fails for
 * another. Each waiting delivery has a waiting request, so the server's threads bound their number,
 * and the database's time-outs bound each turn.
 */
@ApplicationScoped
public class ArrivalQueue {

  /** While one transaction reaches the disk, another one can be computed. */
  private static final int WRITERS = 2;

  /**
   * So many events are worth a transaction beside another one; fewer go together with those that
   * come until it ends, because a commit costs more than they do.
   */
  private static final int WORTH_ANOTHER = 50;

  /** As many events as a single delivery may have. */
  private static final int MOST_TOGETHER = 1_000;

  /** Only so that a wake-up that got lost costs no more than this. */
  private static final long LOOK_MILLIS = 100;

  @EJB Arrivals arrivals;

  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int waitingEvents;
  private int writing;

  private record Waiting(
      Arrivals.Delivery delivery, CompletableFuture<Receipt> receipt, Semaphore turn) {

    Waiting(Arrivals.Delivery delivery) {
      this(delivery, new CompletableFuture<>(), new Semaphore(0));
      // Whoever has its receipt need not wait for a turn.
      receipt.whenComplete((done, failed) -> turn.release());
    }
  }

  /**
   * Writes the events, all or none, and returns when they are committed.
   *
   * @param request the id that the call which brings them has in logs
   */
  public Receipt take(long accountId, String request, List<Arrival> events) {
    Waiting mine = new Waiting(new Arrivals.Delivery(accountId, request, events));
    synchronized (queue) {
      queue.add(mine);
      waitingEvents += events.size();
    }
    while (!mine.receipt().isDone()) {
      if (begin()) {
        try {
          write(next());
        } finally {
          end();
        }
      } else {
        pause(mine);
      }
    }
    return receipt(mine);
  }

  private boolean begin() {
    synchronized (queue) {
      boolean free = writing == 0 || (writing < WRITERS && waitingEvents >= WORTH_ANOTHER);
      if (free) {
        writing++;
      }
      return free;
    }
  }

  /** Wakes the next one, who writes for all who wait then. */
  private void end() {
    synchronized (queue) {
      writing--;
      if (!queue.isEmpty()) {
        queue.peek().turn().release();
      }
    }
  }

  private List<Waiting> next() {
    List<Waiting> together = new ArrayList<>();
    int events = 0;
    synchronized (queue) {
      while (!queue.isEmpty()) {
        events += queue.peek().delivery().arrivals().size();
        if (!together.isEmpty() && events > MOST_TOGETHER) {
          break;
        }
        together.add(queue.remove());
        waitingEvents -= together.get(together.size() - 1).delivery().arrivals().size();
      }
    }
    return together;
  }

  private void write(List<Waiting> together) {
    if (together.isEmpty()) {
      return;
    }
    try {
      List<Receipt> receipts = arrivals.write(together.stream().map(Waiting::delivery).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).receipt().complete(receipts.get(i));
      }
    } catch (EJBException failed) {
      if (together.size() == 1) {
        together.get(0).receipt().completeExceptionally(failed);
      } else {
        together.forEach(one -> write(List.of(one)));
      }
    } catch (RuntimeException | Error unexpected) {
      together.forEach(one -> one.receipt().completeExceptionally(unexpected));
    }
  }

  private static void pause(Waiting mine) {
    try {
      mine.turn().tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // The server is about to stop: what is begun is still answered.
      Thread.interrupted();
    }
  }

  private static Receipt receipt(Waiting mine) {
    try {
      return mine.receipt().join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
