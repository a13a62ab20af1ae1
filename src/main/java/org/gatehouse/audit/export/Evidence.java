package org.gatehouse.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.Mask;
import org.gatehouse.audit.Masking;
import org.gatehouse.audit.Span;
import org.gatehouse.trail.EvidencePart;

/** Puts what the features know into an evidence pack; each of them writes a file of its own. */
@ApplicationScoped
class Evidence {

  @Inject Instance<EvidencePart> parts;
  @Inject CurrentCaller caller;
  @Inject Masking masking;

  /** Whether the filter asks for a period of the account's own log, and for nothing less of it. */
  static boolean isPeriod(LogFilter filter) {
    Span span = new Span(filter.from(), filter.to());
    return filter.from().isPresent() && filter.equals(LogFilter.NONE.within(span));
  }

  /** Writes the files of all features, by name; auditors get people masked as in the log. */
  void write(EvidenceFile pack, LogFilter filter) throws IOException {
    caller.require(Permission.AUDIT_READ);
    EvidencePart.Asked asked =
        new EvidencePart.Asked(
            caller.accountId(),
            filter.from(),
            filter.to(),
            masking.on() ? Mask::name : UnaryOperator.identity());
    List<EvidencePart> all =
        parts.stream().sorted(Comparator.comparing(EvidencePart::file)).toList();
    for (EvidencePart part : all) {
      pack.write(part, asked);
    }
  }
}
