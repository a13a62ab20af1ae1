package org.gatehouse.audit.retention;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.accounts.BeforeClosing;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/** A log that is held is not erased with its account: somebody has to release it first. */
@Stateless
public class HoldsBeforeClosing implements BeforeClosing {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void check(long accountId) {
    boolean held =
        em.createNamedQuery("Hold.all", Hold.class)
            .setParameter("account", accountId)
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .isPresent();
    if (held) {
      throw BusinessException.of(Kind.CONFLICT, "audit.hold.closing");
    }
  }
}
