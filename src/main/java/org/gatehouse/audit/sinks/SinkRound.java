package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.platform.net.FetchFailed;

/**
 * Sends to one sink what waits for it, for some seconds; no connection to the database is held
 * while the other side takes it.
 */
@ApplicationScoped
class SinkRound {

  private static final System.Logger LOG = System.getLogger(SinkRound.class.getName());

  /** Long enough to be worth the connection, and short enough for others to have their turn. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration SLOW = Duration.ofSeconds(1);

  @Inject Shipments shipments;
  @Inject Transports transports;

  /** One round, if the sink is this node's to send to. */
  void run(long sinkId) {
    try {
      shipments.claim(sinkId).ifPresent(this::send);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Sink " + sinkId + " can not be handled.", e);
    }
  }

  private void send(Shipments.Claim claim) {
    long end = System.nanoTime() + LONGEST.toNanos();
    try (Transport.Line line = transports.open(claim.target())) {
      boolean on = true;
      while (on && System.nanoTime() < end) {
        Optional<Parcel> next = shipments.next(claim);
        if (next.isEmpty()) {
          break;
        }
        on = send(claim, next.get(), line);
      }
      if (on) {
        shipments.release(claim);
      }
    } catch (FetchFailed failed) {
      shipments.fail(claim, Verdict.failed(failed));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Sending to " + claim.target() + " failed.", e);
      shipments.fail(claim, Verdict.failed("INTERNAL", 0));
    }
  }

  /** Sends one parcel; whether to go on. */
  private boolean send(Shipments.Claim claim, Parcel parcel, Transport.Line line)
      throws FetchFailed {
    long begun = System.nanoTime();
    Verdict verdict = parcel.entries().isEmpty() ? Verdict.taken() : line.send(parcel);
    boolean slowly = System.nanoTime() - begun > SLOW.toNanos();
    return switch (verdict.result()) {
      case TAKEN -> shipments.confirm(claim, parcel, slowly);
      case REFUSED -> shipments.refuse(claim, parcel, verdict);
      case FAILED -> {
        shipments.fail(claim, verdict);
        yield false;
      }
    };
  }
}
