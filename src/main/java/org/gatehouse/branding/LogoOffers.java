package org.gatehouse.branding;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;

/** Keeps what is offered although the upload itself was refused; one an account. */
@Stateless
public class LogoOffers {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Accounts accounts;

  /** Keeps it in a transaction of its own. */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void keep(OfferDetails offer) {
    long account = caller.accountId();
    accounts.lock(account);
    em.merge(new LogoOffer(account, offer, clock.instant()));
  }

  /** Forgets what nobody has taken in time, of all accounts. */
  public void removeOld() {
    em.createQuery("delete from LogoOffer o where o.madeAt <= :before")
        .setParameter("before", clock.instant().minus(LogoOffer.KEPT))
        .executeUpdate();
  }
}
