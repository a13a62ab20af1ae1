package org.gatehouse.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.Mask;
import org.gatehouse.audit.Masking;
import org.gatehouse.audit.Span;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.EvidencePart;

/** Puts what the features know into an evidence pack; each of them writes a file of its own. */
@ApplicationScoped
class Evidence {

  @Inject All<EvidencePart> parts;
  @Inject CurrentCaller caller;
  @Inject Masking masking;
  @Inject ProvenLog provenLog;

  /** Whether the filter asks for a period of the account's own log, and for nothing less of it. */
  static boolean isPeriod(LogFilter filter) {
    Span span = new Span(filter.from(), filter.to());
    return filter.from().isPresent() && filter.equals(LogFilter.NONE.within(span));
  }

  /** Whether people are masked for the caller, so that he gets no bytes that hashes are made of. */
  boolean masked() {
    return masking.on();
  }

  /**
   * Writes the files of all features, by name; auditors get people masked as in the log. Then come
   * the proofs of the whole log, for whom nothing is masked.
   *
   * @param progress is told again and again how many events have gone out, and may end it
   */
  void write(EvidenceFile pack, ExportJob job, LongConsumer progress) throws IOException {
    caller.require(Permission.AUDIT_READ);
    LogFilter filter = job.filter();
    EvidencePart.Asked asked =
        new EvidencePart.Asked(
            caller.accountId(),
            filter.from(),
            filter.to(),
            masked() ? Mask::name : UnaryOperator.identity());
    List<EvidencePart> all =
        parts.stream().sorted(Comparator.comparing(EvidencePart::file)).toList();
    for (EvidencePart part : all) {
      pack.write(part, asked);
      progress.accept(0);
    }
    if (!masked()) {
      pack.write(new Proofs(provenLog, job.heading(), progress), asked);
    }
  }

  /** What the log is checked with, without the product. */
  private record Proofs(ProvenLog log, Heading heading, LongConsumer progress)
      implements EvidencePart {

    @Override
    public String file() {
      return "proofs.jsonl";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
      ProvenLinesFile proven = new ProvenLinesFile(out);
      log.write(heading, proven, progress);
      proven.end();
    }
  }
}
