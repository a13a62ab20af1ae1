package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.persistence.Turns;
import org.gatehouse.trail.AuditEvent;

/**
 * Erases what closed accounts kept once their grace time is over, in small transactions of which
 * one node at a time has its turn.
 *
 * <p>People, teams, roles, keys, sign-in settings, files and mails go. The account's short name and
 * name stay, so that nobody else ever gets them, and so do the entries of its log, without anything
 * that leads to a person.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ClosedAccounts {

  private static final int BATCH = 2_000;
  private static final String WORK = "account-erasure";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Turns turns;
  @EJB AccountRows rows;
  @Inject All<Remains> remains;
  @Inject Event<AuditEvent> events;

  /** The accounts whose grace time is over and of which something may be left, a few at most. */
  public List<Long> due(int most) {
    return em.createNamedQuery("Account.over", Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** Erases a part of it; false when all is done, or another node is at it. */
  public boolean erase(long accountId) {
    if (!turns.take(WORK)) {
      return false;
    }
    Account account = em.find(Account.class, accountId, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(account);
    if (account.status(clock.instant()) != AccountStatus.CLOSED) {
      return false;
    }
    if (removeSome(accountId)) {
      return true;
    }
    account.erased(clock.instant());
    String slug = account.asCallersAccount().slug();
    for (long log : List.of(Accounts.PLATFORM.id(), accountId)) {
      events.fire(new AccountEvent.Done(log, AccountEvent.Deed.ERASE, slug, "", ""));
    }
    return false;
  }

  /** One feature after the other: the next one begins when the one before has nothing left. */
  private boolean removeSome(long accountId) {
    for (Remains feature : remains) {
      if (feature.remove(accountId, BATCH) > 0) {
        return true;
      }
    }
    return rows.remove("operator_entry", "id", accountId, BATCH) > 0;
  }
}
