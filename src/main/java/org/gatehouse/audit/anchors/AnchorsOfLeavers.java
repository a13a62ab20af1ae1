package org.gatehouse.audit.anchors;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** Checkpoints that go to somebody who is being deleted: they go to him no more. */
@Stateless
public class AnchorsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createNamedQuery("Anchor.forget")
        .setParameter("account", leaver.accountId())
        .setParameter("addresses", leaver.nameKeys())
        .executeUpdate();
  }
}
