package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Operators look into an account for a reason that they type, for a limited time; the account's own
 * log tells of it.
 */
@Stateless
public class Entries {

  /** How long an entry can last, in minutes. */
  public static final List<Integer> MINUTES = List.of(15, 60, 240);

  private static final int SHORTEST_REASON = 5;
  private static final int LONGEST_REASON = 300;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Lets the caller into an account for so many minutes; INVALID names what is wrong. */
  @PermissionRequired(Permission.ACCOUNTS_OPERATE)
  public void begin(AccountDetails account, @Nullable String why, int minutes) {
    Complaints complaints = new Complaints();
    String reason = OneLine.required("why", why, LONGEST_REASON, complaints);
    if (complaints.none() && reason.length() < SHORTEST_REASON) {
      complaints.add("why", "accounts.why.short", SHORTEST_REASON);
    }
    if (!MINUTES.contains(minutes)) {
      complaints.add("minutes", "accounts.minutes.range");
    }
    try {
      complaints.refuse();
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new AccountEvent.NotEntered(
              account.id(), account.slug(), OneLine.harmless(why, LONGEST_REASON), refusal.key()));
      throw refusal;
    }
    write(account, reason, Duration.ofMinutes(minutes));
  }

  /**
   * The same for an account that the caller has made in this transaction; he has no reason to type.
   */
  @PermissionRequired(Permission.ACCOUNTS_OPERATE)
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void beginAfterCreation(AccountDetails account) {
    if (caller.get().kind() == Caller.Kind.USER) {
      write(account, "Account created", Duration.ofHours(1));
    }
  }

  /** Whether somebody has given a reason for looking into that account, and its time runs. */
  public boolean open(long userId, long accountId) {
    return findEnd(userId, accountId).isPresent();
  }

  /** When his time there is over. */
  public Optional<Instant> findEnd(long userId, long accountId) {
    return em
        .createNamedQuery("OperatorEntry.open", Instant.class)
        .setParameter("user", userId)
        .setParameter("account", accountId)
        .setParameter("now", clock.instant())
        .getResultList()
        .stream()
        .filter(end -> end != null)
        .findFirst();
  }

  /** The accounts that somebody can look into at this moment. */
  public List<Caller.Account> ofUser(long userId) {
    return em
        .createNamedQuery("OperatorEntry.accounts", Account.class)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .getResultList()
        .stream()
        .map(Account::asCallersAccount)
        .toList();
  }

  /** The ids of all accounts that somebody could look into at any time. */
  public List<Long> everOf(long userId) {
    return em.createNamedQuery("OperatorEntry.ever", Long.class)
        .setParameter("user", userId)
        .getResultList();
  }

  private void write(AccountDetails account, String reason, Duration time) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long user = caller.get().userId().orElseThrow(BusinessException::forbidden);
    em.persist(new OperatorEntry(account.id(), user, reason, now, now.plus(time)));
    events.fire(
        new AccountEvent.Entered(account.id(), account.slug(), reason, now.plus(time).toString()));
  }
}
