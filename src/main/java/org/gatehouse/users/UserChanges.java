package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;

/** Changes a user's own data and records what was and what is; its callers know who may. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class UserChanges {

  @EJB UserRows rows;
  @EJB MobileChanges mobiles;
  @EJB MobileMails mails;
  @Inject All<MobileBound> bound;
  @Inject Event<AuditEvent> events;

  /**
   * Changes what differs; the entry names each such field, before and after. INVALID names all
   * fields that are wrong.
   *
   * @param shown the data that whoever changes them saw. CONFLICT if they are others by now
   * @return whether a confirmed mobile number is gone, to which codes went
   */
  public boolean apply(User user, PersonChange wanted, String shown) {
    return apply(user, wanted, shown, false);
  }

  /**
   * The same by somebody who looks after users, of himself: his confirmed mobile number, to which
   * codes go, stays as it is, with FORBIDDEN where it would not. He changes it on his profile,
   * where he proves once more who he is.
   */
  public void applyToHimself(User user, PersonChange wanted, String shown) {
    apply(user, wanted, shown, true);
  }

  private boolean apply(User user, PersonChange wanted, String shown, boolean unproved) {
    rows.hold(user);
    Shown.require(shown, user.person().shown());
    Complaints complaints = new Complaints();
    CheckedPerson checked = CheckedPerson.of(wanted, complaints);
    complaints.refuse();
    boolean gone = false;
    Map<String, String> changes = Change.details(user.person().values(), checked.values());
    if (!changes.isEmpty()) {
      String before = user.person().mobile();
      boolean confirmed = user.mobileVerified();
      if (unproved && confirmed && !Objects.equals(before, checked.mobile())) {
        throw BusinessException.of(Kind.FORBIDDEN, "users.yourself.profile");
      }
      user.person(checked);
      if (!Objects.equals(before, checked.mobile())) {
        told(user);
        gone = confirmed;
      }
      events.fire(
          new UserEvent.Changed(user.accountId(), UserEvent.Deed.UPDATE, user.subject(), changes));
    }
    if (gone) {
      bound.forEach(feature -> feature.mobileChanged(user.id()));
    }
    return gone;
  }

  /** Another number than before: what waits for a code is over, and the owner learns of it. */
  private void told(User user) {
    mobiles.end(user.id());
    if (!user.awaited()) {
      mails.changed(user);
    }
  }
}
