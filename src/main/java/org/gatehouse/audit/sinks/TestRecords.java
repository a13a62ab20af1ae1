package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.audit.sinks.SinkEvent.Deed;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** Records what became of tests. */
@Stateless
public class TestRecords {

  @Inject SinkRows rows;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @Inject AuditTrail trail;

  /** Records one in the log of the caller's account. */
  public void record(String id, Verdict verdict) {
    Sink sink = rows.get(caller.accountId(), id);
    if (verdict.good()) {
      events.fire(SinkEvent.done(sink, Deed.TEST));
    } else {
      trail.recordFailure(
          new SinkEvent.Failed(
              sink.accountId(), Deed.TEST, sink.name(), "audit.sink.problem." + verdict.problem()));
    }
  }
}
