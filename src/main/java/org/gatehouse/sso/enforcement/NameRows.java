package org.gatehouse.sso.enforcement;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Removes names of providers' users when their time is over or their account goes. */
@Stateless
public class NameRows {

  private static final Duration KEPT = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Forgets the names of an account; how many rows that were. */
  public int forget(long accountId) {
    return em.createQuery("delete from KnownName n where n.accountId = :account")
            .setParameter("account", accountId)
            .executeUpdate()
        + em.createQuery("delete from NameFile f where f.accountId = :account")
            .setParameter("account", accountId)
            .executeUpdate();
  }

  /** Forgets what is older than a week; on many nodes at once too. */
  public void forgetOld() {
    em.createNamedQuery("NameFile.old", Long.class)
        .setParameter("before", clock.instant().minus(KEPT))
        .getResultList()
        .forEach(this::forget);
  }
}
