package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.trail.AuditEvent;

/**
 * Records that people look at the log: once per person, view and quarter of an hour, not once per
 * page; of auditors every look.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Readings {

  @Inject RecentReadings recent;
  @Inject Masking masking;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @Inject Clock clock;

  /**
   * Notes that the caller looks at a view, and what he looks for there; of an auditor each time,
   * with the entry that he opened.
   *
   * @param entry the id of the entry beside the list; empty for none
   */
  public void note(String view, LogFilter filter, String entry) {
    String words = FilterWords.technical(filter);
    if (masking.auditor()) {
      String opened = entry.isEmpty() ? "" : (words.isEmpty() ? "" : ", ") + "entry=" + entry;
      events.fire(new ReadingEvent(caller.accountId(), words + opened));
      return;
    }
    var reading = RecentReadings.Reading.of(caller.accountId(), caller.get(), view);
    if (recent.first(reading, clock.instant())) {
      events.fire(new ReadingEvent(caller.accountId(), words));
    }
  }

  /** Notes that a program reads; it may ask for another span of time at each call. */
  public void note(LogFilter filter) {
    note("REST " + FilterWords.technical(filter.within(Span.ALWAYS)), filter, "");
  }
}
