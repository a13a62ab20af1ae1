package org.gatehouse.sso.wayback;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.sso.SsoDrafts;
import org.gatehouse.trail.AuditEvent;

/** Leads whoever has the link from the values that let nobody in to those before, once. */
@Stateless
public class WaysBack {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB SsoDrafts drafts;
  @Inject Event<AuditEvent> events;

  /** The name of the account that it leads back in; empty if the link works no more. */
  public Optional<String> find(String token) {
    return watch(token).map(watch -> accounts.get(watch.accountId()).name());
  }

  /** Makes the values before live again; NOT_FOUND if the link works no more. */
  public void go(String token) {
    // The account first, as whoever promotes does; what he did meanwhile ends the link.
    accounts.lock(watch(token).orElseThrow(BusinessException::notFound).accountId());
    Watch watch = watch(token).orElseThrow(BusinessException::notFound);
    int used =
        em.createNamedQuery("Watch.end").setParameter("account", watch.accountId()).executeUpdate();
    if (used != 1) {
      throw BusinessException.notFound();
    }
    Caller before = caller.get();
    caller.actAs(Caller.SYSTEM.in(accounts.get(watch.accountId()).asCallersAccount()));
    try {
      drafts.goBack(watch.version() - 1);
      events.fire(new WayBackEvent.Gone(watch.accountId(), watch.version() - 1));
    } finally {
      caller.actAs(before);
    }
  }

  private Optional<Watch> watch(String token) {
    return em.createNamedQuery("Watch.ofToken", Watch.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("since", clock.instant().minus(Watches.LASTS))
        .getResultStream()
        .findFirst();
  }
}
