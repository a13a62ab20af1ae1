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
 * page.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Readings {

  @Inject RecentReadings recent;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @Inject Clock clock;

  /** Notes that the caller looks at a view, which his words say too. */
  public void note(Address view, String words) {
    long user = caller.get().userId().orElse(0L);
    var reading = new RecentReadings.Reading(caller.accountId(), user, view.view().text());
    if (recent.first(reading, clock.instant())) {
      events.fire(new ReadingEvent(caller.accountId(), words));
    }
  }
}
