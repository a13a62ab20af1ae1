package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.access.Sessions;
import org.gatehouse.devices.Devices;
import org.gatehouse.factors.FactorBound;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;

/**
 * What a new or a gone passkey brings with it, in its transaction: its owner's other sessions, his
 * known devices and half-finished sign-ins end, he is told by mail, and the log has an entry.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeyChanges {

  @EJB Sessions sessions;
  @EJB Devices devices;
  @Inject All<FactorBound> bound;
  @EJB PasskeyMails mails;
  @Inject Event<AuditEvent> events;

  /** There is a new one, made in the session with this token. */
  public void added(SignInUser owner, String passkey, String ownToken) {
    end(owner, ownToken);
    mails.added(owner, passkey);
    events.fire(
        new PasskeyEvent.Added(owner.accountId(), owner.username(), owner.email(), passkey));
  }

  /**
   * One is gone.
   *
   * @param ownToken the token of its owner's session; empty if somebody else removed it
   */
  public void removed(SignInUser owner, String passkey, String ownToken) {
    end(owner, ownToken);
    mails.removed(owner, passkey);
    events.fire(
        new PasskeyEvent.Removed(owner.accountId(), owner.username(), owner.email(), passkey));
  }

  private void end(SignInUser owner, String ownToken) {
    sessions.endOthers(owner.id(), ownToken);
    devices.forgetAll(owner.id());
    bound.forEach(feature -> feature.factorsChanged(owner.id()));
  }
}
