package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** Account managers who help people of theirs to a new password, without ever knowing it. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class PasswordRestores {

  private static final int LONGEST = 254;
  private static final int MOST_AN_HOUR = 5;

  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @Inject Reach reach;
  @EJB PasswordResets resets;
  @EJB DueStops stops;
  @EJB Accounts accounts;
  @Inject Settings settings;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /**
   * Mails a user the way to a new password: a link, a new invitation if he has not come in yet, or
   * where the people of the account sign in. CONFLICT if he is kept out, or his whole account is;
   * TOO_MANY for more than five within an hour, unless a gateway limits instead.
   */
  public void restore(String nameOrId) {
    try {
      User user = rows.get(caller.accountId(), nameOrId);
      reach.require(user);
      stops.now(user.id());
      rows.hold(user);
      if (accounts.get(user.accountId()).status() != AccountStatus.ACTIVE) {
        throw BusinessException.of(Kind.CONFLICT, "users.invitation.shut");
      }
      if (resets.stopped(user)) {
        throw BusinessException.of(Kind.CONFLICT, "users.invitation.stopped");
      }
      if (settings.rateLimits() && resets.recent(user, false) >= MOST_AN_HOUR) {
        throw BusinessException.of(Kind.TOO_MANY, "users.reset.often");
      }
      resets.send(user, false);
      events.fire(new PasswordEvent.Restored(caller.accountId(), user.subject()));
    } catch (BusinessException refusal) {
      var subject = new UserEvent.Subject(OneLine.harmless(nameOrId, LONGEST), "");
      trail.recordFailure(
          new PasswordEvent.RestoreRefused(caller.accountId(), subject, refusal.key()));
      throw refusal;
    }
  }
}
