package org.gatehouse.audit.sinks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Change;

/** What can happen to a sink; none of it holds a secret. */
public sealed interface SinkEvent extends AuditEvent {

  /** What is done to a sink, with its machine name in the catalogue. */
  enum Deed {
    CREATE("sink.create"),
    UPDATE("sink.update"),
    DELETE("sink.delete"),
    PAUSE("sink.pause"),
    RESUME("sink.resume"),
    RENEW("sink.renew"),
    TEST("sink.test"),
    REPLAY("sink.replay"),
    DISCARD("sink.discard");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** It was done. */
  record Done(long accountId, Deed deed, Map<String, String> details) implements SinkEvent {

    public Done {
      details = Map.copyOf(details);
    }

    @Override
    public String name() {
      return deed.code;
    }
  }

  /** It was tried, and refused or not possible. */
  record Failed(long accountId, Deed deed, String sink, String reason)
      implements SinkEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", sink, "reason", reason);
    }
  }

  /** A deed that needs no further words. */
  static Done done(Sink sink, Deed deed) {
    return new Done(sink.accountId(), deed, named(sink));
  }

  /** A deed to so many entries. */
  static Done done(Sink sink, Deed deed, long count) {
    Map<String, String> details = new HashMap<>(named(sink));
    details.put("count", Long.toString(count));
    return new Done(sink.accountId(), deed, details);
  }

  /** It was made as it is. */
  static Done created(Sink sink) {
    Map<String, String> details = new HashMap<>(named(sink));
    details.putAll(values(sink));
    return new Done(sink.accountId(), Deed.CREATE, details);
  }

  /** It was something else before. */
  static Done updated(Sink sink, Map<String, String> before, boolean otherCredentials) {
    Map<String, String> details = new HashMap<>(named(sink));
    details.putAll(Change.details(before, values(sink)));
    if (otherCredentials) {
      details.put("credentials", "CHANGED");
    }
    return new Done(sink.accountId(), Deed.UPDATE, details);
  }

  /** What of a sink may be told, by field. */
  static Map<String, String> values(Sink sink) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", sink.name());
    values.put("kind", sink.kind().name());
    values.put("target", sink.address().forLog());
    values.put("format", sink.format().name());
    values.put("ownTrust", Boolean.toString(sink.certificates().isPresent()));
    values.put("authorized", Boolean.toString(sink.credentials().isPresent()));
    return values;
  }

  private static Map<String, String> named(Sink sink) {
    return Map.of("name", sink.name(), "sinkId", sink.publicId());
  }
}
