package org.gatehouse.audit.anchors;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Identifiers;
import org.gatehouse.users.Leaver;

/**
 * The checkpoints of his account that go to somebody who is being deleted: from then on they are
 * mailed to nobody, which managers see in the log.
 */
@Stateless
public class AnchorsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Event<AuditEvent> events;

  @Override
  public void forget(Leaver leaver) {
    long account = leaver.accountId();
    // Whoever queues a mail at this moment is waited for, so that it is among those that go.
    Anchor anchor = em.find(Anchor.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (anchor == null || !leaver.nameKeys().contains(Identifiers.key(anchor.details().email()))) {
      return;
    }
    Map<String, String> before = new HashMap<>(anchor.details().values());
    before.put("anchorEmail", leaver.pseudonym());
    anchor.mailNobody();
    events.fire(
        new AnchorEvent.Changed(account, Change.details(before, anchor.details().values())));
  }
}
