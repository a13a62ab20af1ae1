package org.gatehouse.audit.export;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.gatehouse.audit.AuditLog;
import org.gatehouse.audit.Descriptions;
import org.gatehouse.audit.FilterWords;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.LogRow;
import org.gatehouse.audit.Position;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.Catalogue;

/**
 * Writes an export: reads the log in chunks, each in a transaction of its own, and keeps none of
 * them.
 *
 * <p>It holds what had come to the log when it began, whatever comes or goes meanwhile: an entry is
 * in it once or not at all.
 */
@ApplicationScoped
class Exporter {

  private static final System.Logger LOG = System.getLogger(Exporter.class.getName());
  private static final int CHUNK = 2_000;
  private static final int COUNTED = 10_000;
  private static final Duration NOTED_EVERY = Duration.ofMillis(500);
  private static final String CANCELLED = "audit.export.cancelled";

  @EJB AuditLog log;
  @Inject ProvenLog provenLog;
  @EJB Exports exports;
  @Inject Catalogue catalogue;
  @Inject Clock clock;
  @Inject Evidence evidence;

  /** How many entries a PDF may have: it is for reading, and it stays in memory until it ends. */
  int mostInPdf = COUNTED;

  /** The writer of a file was told to stop. */
  private static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes a place for an export; INVALID if its format has no room or use for it, TOO_MANY. */
  String begin(ExportFormat format, LogFilter filter, Locale language) {
    return exports.begin(checked(format, filter, language));
  }

  /** Refuses what {@link #begin} would refuse for its format or filter, and records nothing. */
  void check(ExportFormat format, LogFilter filter, Locale language) {
    refusal(format, filter, found(filter, language))
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /**
   * The file of a place is written from now on; NOT_FOUND if nobody waits for it. What is written
   * is what is asked for now, so that it is checked again, and it is this that the record says.
   */
  void start(String id, ExportFormat format, LogFilter filter, Locale language) {
    exports.start(id, checked(format, filter, language));
  }

  private NewExport checked(ExportFormat format, LogFilter filter, Locale language) {
    int found = found(filter, language);
    NewExport wanted =
        new NewExport(
            format,
            FilterWords.technical(filter),
            // A pack holds the proofs of the whole log besides, and nobody counts those before.
            found > most() || format == ExportFormat.EVIDENCE
                ? OptionalInt.empty()
                : OptionalInt.of(found));
    Optional<BusinessException> refusal = refusal(format, filter, found);
    if (refusal.isPresent()) {
      throw exports.refused(wanted, refusal.get());
    }
    return wanted;
  }

  private int found(LogFilter filter, Locale language) {
    return log.count(filter, clock.instant(), most() + 1, language);
  }

  private int most() {
    return Math.max(COUNTED, mostInPdf);
  }

  private Optional<BusinessException> refusal(ExportFormat format, LogFilter filter, int found) {
    if (format == ExportFormat.PROOFS && !filter.equals(LogFilter.NONE)) {
      return Optional.of(BusinessException.invalid("proofs", "audit.proof.whole"));
    }
    if (format == ExportFormat.PROOFS && evidence.masked()) {
      return Optional.of(BusinessException.of(Kind.INVALID, "audit.export.masked.text"));
    }
    if (format == ExportFormat.PDF && found > mostInPdf) {
      return Optional.of(BusinessException.of(Kind.INVALID, "audit.export.large.text"));
    }
    if (format == ExportFormat.EVIDENCE && !Evidence.isPeriod(filter)) {
      return Optional.of(BusinessException.of(Kind.INVALID, "audit.export.period.text"));
    }
    return Optional.empty();
  }

  /** Writes the file and leaves the stream open; that it ended, and how, is recorded. */
  void write(ExportJob job, OutputStream out) throws IOException {
    long[] rows = {0};
    try (EntryFile file = job.format().open(new Unclosed(out), job.heading())) {
      try {
        if (file instanceof ProvenLinesFile proven) {
          proofs(job, proven, rows);
        } else {
          if (file instanceof EvidenceFile pack) {
            evidence.write(
                pack,
                job,
                proven -> {
                  rows[0] = proven;
                  goOn(job, proven);
                });
          }
          rows(job, file, rows);
        }
        // Whatever made it wrong after its last chunk was noted is known now.
        goOn(job, rows[0]);
        file.end();
        out.flush();
        exports.complete(job.id(), rows[0]);
      } catch (Cancelled e) {
        String why = whyCancelled(job);
        failed(job, rows[0], why);
        breakOff(job, file, why, e);
      } catch (IOException | UncheckedIOException e) {
        failed(job, rows[0], "audit.export.broken");
        throw e;
      } catch (RuntimeException e) {
        failed(job, rows[0], "audit.export.failed");
        breakOff(job, file, "audit.export.failed", e);
      }
    }
  }

  private void proofs(ExportJob job, ProvenLinesFile file, long[] rows) throws IOException {
    provenLog.write(
        job.heading(),
        file,
        written -> {
          rows[0] = written;
          goOn(job, rows[0]);
        });
  }

  private void goOn(ExportJob job, long written) {
    if (!exports.progress(job.id(), written)) {
      throw new Cancelled();
    }
  }

  private void rows(ExportJob job, EntryFile file, long[] rows) throws IOException {
    Heading heading = job.heading();
    Descriptions descriptions = new Descriptions(catalogue, heading.language());
    Optional<Position> before = Optional.empty();
    Instant noted = Instant.MIN;
    long written = 0;
    List<LogRow> chunk;
    do {
      chunk = log.rows(job.filter(), heading.started(), before, CHUNK, heading.language());
      for (LogRow row : chunk) {
        file.write(row, descriptions.of(row));
      }
      written += chunk.size();
      // The proofs of a pack hold the whole log, and have told these rows.
      rows[0] = Math.max(rows[0], written);
      before = chunk.isEmpty() ? before : Optional.of(chunk.get(chunk.size() - 1).position());
      Instant now = clock.instant();
      if (noted.equals(Instant.MIN) || now.isAfter(noted.plus(NOTED_EVERY))) {
        noted = now;
        goOn(job, rows[0]);
      }
    } while (chunk.size() == CHUNK);
  }

  /** Whoever cancels it says why: its owner, or whoever has changed the log meanwhile. */
  private String whyCancelled(ExportJob job) {
    ExportProgress now = exports.get(job.id());
    return now.state() == ExportState.CANCELLED ? now.reason() : CANCELLED;
  }

  /** What can not be told now, because the database is away, the timer tells later. */
  private void failed(ExportJob job, long rows, String reason) {
    try {
      exports.fail(job.id(), rows, reason);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "An export ended and could not say so.", e);
    }
  }

  private static void breakOff(ExportJob job, EntryFile file, String key, RuntimeException why)
      throws IOException {
    file.breakOff(job.heading().texts().of(key));
    throw new IOException("The export ended before its last entry.", why);
  }
}
