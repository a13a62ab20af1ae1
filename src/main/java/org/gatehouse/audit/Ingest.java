package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.Arrival;
import org.gatehouse.trail.ArrivalQueue;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Receipt;

/**
 * Takes events of the platform's other products into the log of the caller's account: all of a
 * request or none, and each id once.
 *
 * <p>Every pair of the platform's list may be sent, because several products do the same kinds of
 * things; each entry says in {@code sentBy}, which no sender can set, by whose key it came, so that
 * none passes for one of this product's own. The pairs that only this product has are refused.
 */
@ApplicationScoped
@PermissionRequired(Permission.AUDIT_WRITE)
public class Ingest {

  private static final int MOST = 1_000;

  @Inject ArrivalQueue arrivals;
  @Inject OldestKept oldest;
  @Inject Catalogue catalogue;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /**
   * Takes them; INVALID names event and field, such as {@code events[3].action}.
   *
   * <p>No enterprise bean, because it needs no transaction: nothing of the database is held while
   * it waits.
   */
  public Receipt take(List<SentEvent> sent) {
    if (sent.isEmpty() || sent.size() > MOST) {
      throw BusinessException.invalid("events", "audit.sent.count", MOST);
    }
    Complaints complaints = new Complaints();
    SentCheck check =
        new SentCheck(
            catalogue, caller.get().userName(), oldest.get(), clock.instant(), complaints);
    List<Arrival> checked = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size() && !complaints.enough(); i++) {
      checked.add(check.of("events[" + i + "].", sent.get(i)));
    }
    complaints.refuse();
    return arrivals.take(caller.accountId(), caller.origin().requestId(), checked);
  }
}
