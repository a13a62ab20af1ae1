package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** The invitations of the caller's account that nobody has accepted yet. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class OpenInvitations {

  private static final int LONGEST = 254;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @EJB Reach reach;
  @EJB Invitations invitations;
  @EJB DueStops stops;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Those that are open, newest first, behind the given place; an empty one is the beginning. */
  public Slice<OpenInvitation> list(String after, int limit) {
    List<OpenInvitation> found =
        em.createNamedQuery("Invitation.waiting", OpenInvitation.class)
            .setParameter("account", caller.accountId())
            .setParameter("before", Slice.before(after))
            .setMaxResults(limit + 1)
            .getResultList();
    return Slice.of(found, limit, invitation -> Long.toString(invitation.id()));
  }

  /** The open invitation of the user with this id, if there is one. */
  public Optional<OpenInvitation> find(String publicId) {
    return em.createNamedQuery("Invitation.ofUser", OpenInvitation.class)
        .setParameter("account", caller.accountId())
        .setParameter("user", publicId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Sends a new one, and the one before works no more; CONFLICT if he came in already. */
  public void resend(String nameOrId) {
    change(nameOrId, UserEvent.Deed.INVITE, invitations::send);
  }

  /** Takes it back: its link works no more; CONFLICT if there is none. */
  public void revoke(String nameOrId) {
    change(
        nameOrId,
        UserEvent.Deed.REVOKE,
        user -> {
          if (!invitations.revoke(user)) {
            throw BusinessException.of(Kind.CONFLICT, "users.invitation.none");
          }
        });
  }

  private void change(String nameOrId, UserEvent.Deed deed, Consumer<User> change) {
    try {
      User user = rows.get(caller.accountId(), nameOrId);
      reach.require(user);
      stops.now(user.id());
      rows.hold(user);
      if (!user.awaited()) {
        throw BusinessException.of(Kind.CONFLICT, "users.invitation.accepted");
      }
      if (user.disabled() || user.locked()) {
        throw BusinessException.of(Kind.CONFLICT, "users.invitation.stopped");
      }
      change.accept(user);
      events.fire(new UserEvent.Done(caller.accountId(), deed, user.subject()));
    } catch (BusinessException refusal) {
      var subject = new UserEvent.Subject(OneLine.harmless(nameOrId, LONGEST), "");
      trail.recordFailure(new UserEvent.Failed(caller.accountId(), deed, subject, refusal.key()));
      throw refusal;
    }
  }
}
