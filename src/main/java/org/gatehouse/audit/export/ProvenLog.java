package org.gatehouse.audit.export;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.audit.Descriptions;
import org.gatehouse.audit.LogRow;
import org.gatehouse.audit.Position;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.sealing.Checkpoint;
import org.gatehouse.trail.sealing.SealedEvent;
import org.gatehouse.trail.sealing.SealedLog;

/** Writes the whole log of the caller's account with its proofs, chunk by chunk. */
@ApplicationScoped
class ProvenLog {

  private static final int CHUNK = 2_000;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  /** So long what was recorded before is waited for; it is sealed within a second or two. */
  Duration patience = Duration.ofSeconds(10);

  @EJB SealedLog log;
  @Inject CurrentCaller caller;
  @Inject Catalogue catalogue;

  /**
   * Writes it, as far as it is sealed once what was recorded before has got its place: among it may
   * be what tells of a clean-up, without which the gaps that it left look like somebody's.
   *
   * @param progress is told after each chunk how many events there were so far
   */
  void write(Heading heading, ProvenLinesFile file, LongConsumer progress) throws IOException {
    caller.require(Permission.AUDIT_READ);
    long account = caller.accountId();
    awaitSeals(account, progress);
    SealedLog.Extent extent = log.extent(account);
    file.head(heading.account(), account, extent, heading.started().toString());
    Signed signed = new Signed(account, extent.signed());
    Descriptions descriptions = new Descriptions(catalogue, Locale.ENGLISH);
    for (long from = 0; from < extent.leaves(); from += CHUNK) {
      long to = Math.min(from + CHUNK, extent.leaves());
      for (SealedEvent event : log.events(account, from, to)) {
        signed.write(event.index(), file);
        write(event, heading, descriptions, file);
      }
      progress.accept(to);
    }
    signed.write(Long.MAX_VALUE, file);
    unsealed(account, heading, file);
  }

  private void awaitSeals(long account, LongConsumer progress) {
    long last = log.lastWaiting(account);
    long end = System.nanoTime() + patience.toNanos();
    while (last > 0 && log.waiting(account, last) > 0 && System.nanoTime() < end) {
      progress.accept(0);
      LockSupport.parkNanos(PAUSE);
    }
  }

  private static void write(
      SealedEvent event, Heading heading, Descriptions descriptions, ProvenLinesFile file)
      throws IOException {
    if (event.shown() == null) {
      file.gone(event);
    } else {
      LogRow row = row(event, event.shown(), heading);
      file.write(event, row, description(row, descriptions));
    }
  }

  private void unsealed(long account, Heading heading, ProvenLinesFile file) throws IOException {
    List<SealedLog.Searched> next = List.of(SealedLog.Searched.NOTHING);
    while (!next.isEmpty()) {
      List<SealedEvent> found = new ArrayList<>();
      next = log.unsealed(account, next.get(0), found);
      for (SealedEvent event : found) {
        if (event.shown() != null) {
          file.write(row(event, event.shown(), heading), "");
        }
      }
    }
  }

  private static String description(LogRow row, Descriptions descriptions) {
    try {
      return descriptions.of(row);
    } catch (RuntimeException damaged) {
      return row.item() + " / " + row.action();
    }
  }

  private static LogRow row(SealedEvent event, SealedEvent.Shown shown, Heading heading) {
    return new LogRow(
        new Position(event.occurredAt(), event.number()),
        shown.eventId(),
        heading.account(),
        shown.userName(),
        shown.address(),
        shown.userAgent(),
        shown.correlation(),
        shown.textKey(),
        shown.item(),
        shown.action(),
        shown.outcome(),
        shown.reason(),
        shown.details());
  }

  /** Gives checkpoints out where the events reach their size. */
  private final class Signed {

    private final long account;
    private final long last;
    private List<Checkpoint> ahead = List.of();
    private int at;
    private long written;

    Signed(long account, long last) {
      this.account = account;
      this.last = last;
    }

    /** Those that were signed before an event had the next place. */
    void write(long next, ProvenLinesFile file) throws IOException {
      while (written < last) {
        if (at == ahead.size()) {
          ahead = log.checkpoints(account, written, CHUNK);
          at = 0;
        }
        if (ahead.isEmpty() || ahead.get(at).size() > Math.min(next, last)) {
          return;
        }
        written = ahead.get(at).size();
        file.write(ahead.get(at));
        at++;
      }
    }
  }
}
