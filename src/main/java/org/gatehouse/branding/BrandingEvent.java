package org.gatehouse.branding;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to the look of an account. */
sealed interface BrandingEvent extends AuditEvent {

  /** What of it. */
  enum Part {
    LANGUAGE("account.language"),
    SCHEME("account.scheme"),
    LOGO("account.logo");

    private final String code;

    Part(String code) {
      this.code = code;
    }

    /** The machine name of the part's entries. */
    String code() {
      return code;
    }
  }

  /** What of it is concerned. */
  Part part();

  @Override
  default String name() {
    return part().code;
  }

  /** It was changed; the details hold each value before and after. */
  record Changed(long accountId, Part part, Map<String, String> details) implements BrandingEvent {

    public Changed {
      details = Map.copyOf(details);
    }
  }

  /** A change was refused. */
  record ChangeFailed(long accountId, Part part, Map<String, String> details)
      implements BrandingEvent, AuditFailure {

    public ChangeFailed {
      details = Map.copyOf(details);
    }
  }
}
