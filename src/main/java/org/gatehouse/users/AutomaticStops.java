package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.access.Sessions;
import org.gatehouse.trail.AuditEvent;

/**
 * Disables people because a rule of their account says so, with the product itself as the actor.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AutomaticStops {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Sessions sessions;
  @EJB EmailChanges emails;
  @EJB RuleMails mails;
  @Inject Event<AuditEvent> events;

  /**
   * Disables whoever of these is not disabled; their sessions end, and each is told by mail.
   * Whoever was away for longest comes first.
   *
   * @param most so many at most
   */
  public int disable(List<Long> ids, int most) {
    if (ids.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<User> due =
        em.createQuery("select u from User u where u.id in :ids", User.class)
            .setParameter("ids", ids)
            .getResultStream()
            .filter(user -> !user.disabled())
            .sorted(Comparator.comparing(User::awaySince).thenComparing(User::id))
            .limit(most)
            .toList();
    due.forEach(user -> disable(user, now));
    em.flush();
    return due.size();
  }

  private void disable(User user, Instant now) {
    user.disable(Reason.INACTIVITY, now);
    sessions.endAll(user.id());
    emails.endWaiting(user.id());
    mails.disabled(user);
    events.fire(
        new UserEvent.Automatic(
            user.accountId(), UserEvent.Deed.DISABLE, user.subject(), Reason.INACTIVITY));
  }
}
