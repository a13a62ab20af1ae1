package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.access.Sessions;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.Devices;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;

/**
 * What every change of somebody's second factors brings with it, in its transaction: his other
 * sessions and his known devices end, he is told by mail, and the log has an entry.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FactorChanges {

  @EJB Sessions sessions;
  @EJB Devices devices;
  @Inject All<FactorBound> bound;
  @EJB FactorMails mails;
  @Inject Event<AuditEvent> events;

  /** Its owner has another one, in the session with this token. */
  public void added(SignInUser owner, String kind, String ownToken) {
    sessions.endOthers(owner.id(), ownToken);
    changed(owner, FactorEvent.Deed.ADD, kind, "factors.mail.added");
  }

  /** Its owner has taken one away, in the session with this token. */
  public void removed(SignInUser owner, String kind, String ownToken) {
    sessions.endOthers(owner.id(), ownToken);
    changed(owner, FactorEvent.Deed.REMOVE, kind, "factors.mail.removed");
  }

  /** An account manager has taken all of them away. */
  public void reset(SignInUser owner, String kinds) {
    sessions.endAll(owner.id());
    end(owner);
    mails.tell(owner, "factors.mail.reset", "all");
    events.fire(new FactorEvent.Done(FactorEvent.Deed.RESET, owner, kinds));
  }

  /** Its owner has new recovery codes; nothing ends, since they come on top of what he has. */
  public void renewed(SignInUser owner) {
    mails.tell(owner, "factors.mail.renewed", RecoveryCodes.KIND);
    events.fire(new FactorEvent.Done(FactorEvent.Deed.RENEW, owner, RecoveryCodes.KIND));
  }

  /** Its owner has used a recovery code to sign in that way, and has so many left. */
  public void recovered(SignInUser owner, int left, SignIn.Way way) {
    mails.recovered(owner, left, way);
    events.fire(new FactorEvent.Recovered(owner, left));
  }

  private void changed(SignInUser owner, FactorEvent.Deed deed, String kind, String mail) {
    end(owner);
    mails.tell(owner, mail, kind);
    events.fire(new FactorEvent.Done(deed, owner, kind));
  }

  private void end(SignInUser owner) {
    devices.forgetAll(owner.id());
    bound.forEach(feature -> feature.factorsChanged(owner.id()));
  }
}
