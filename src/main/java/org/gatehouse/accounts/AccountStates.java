package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.Sessions;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Suspends and closes accounts, and takes it back. Both end every session of the account's people
 * at once and delete nothing; its own log and the platform's tell of it. Suspending reaches the
 * accounts below: their people can not come in either, and their logs tell why.
 */
@Stateless
@PermissionRequired(Permission.ACCOUNTS_OPERATE)
public class AccountStates {

  /** The longest grace time of an account that is closed, in days. */
  static final int LONGEST_GRACE = 90;

  private static final int LONGEST_REASON = 300;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Accounts accounts;
  @EJB SubAccounts subAccounts;
  @EJB Sessions sessions;
  @Inject All<BeforeClosing> beforeClosing;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Lets nobody in until it is resumed; a reason must be given. */
  public AccountDetails suspend(String slug, @Nullable String why) {
    return change(
        AccountEvent.Deed.SUSPEND,
        slug,
        account -> {
          String reason = reason(why);
          require(account, AccountStatus.ACTIVE);
          account.suspend(now());
          em.flush();
          sessions.endAllOf(account.id());
          tell(AccountEvent.Deed.SUSPEND, account, reason, "");
          subAccounts
              .of(account.id())
              .forEach(
                  below -> {
                    sessions.endAllOf(below.id());
                    tellBelow(AccountEvent.Deed.SUSPEND, below.id(), account, reason);
                  });
        });
  }

  /** Lets everybody in again. */
  public AccountDetails resume(String slug) {
    return change(
        AccountEvent.Deed.RESUME,
        slug,
        account -> {
          require(account, AccountStatus.SUSPENDED);
          account.resume(now());
          tell(AccountEvent.Deed.RESUME, account, "", "");
          subAccounts
              .of(account.id())
              .forEach(
                  below -> {
                    em.find(Account.class, below.id()).returned(now());
                    tellBelow(AccountEvent.Deed.RESUME, below.id(), account, "");
                  });
        });
  }

  /**
   * Lets nobody in, for ever once the grace time is over; CONFLICT while there are open accounts
   * below it.
   *
   * @param days the grace time, from 1 to 90 days
   */
  public AccountDetails close(String slug, @Nullable String why, @Nullable Integer days) {
    return change(
        AccountEvent.Deed.CLOSE,
        slug,
        account -> {
          String reason = reason(why);
          int grace = Objects.requireNonNullElse(days, 0);
          if (grace < 1 || grace > LONGEST_GRACE) {
            throw BusinessException.invalid("graceDays", "accounts.grace.range", LONGEST_GRACE);
          }
          if (closing(account)) {
            throw BusinessException.of(Kind.CONFLICT, "accounts.state.conflict");
          }
          if (openBelow(account)) {
            throw BusinessException.of(Kind.CONFLICT, "accounts.close.below");
          }
          beforeClosing.forEach(feature -> feature.check(account.id()));
          Instant end = now().plus(Duration.ofDays(grace));
          requireAllBelowBy(end, account);
          account.close(now(), end);
          sessions.endAllOf(account.id());
          tell(AccountEvent.Deed.CLOSE, account, reason, end.toString());
        });
  }

  /** Takes closing back while the grace time runs; CONFLICT below an account that is closed. */
  public AccountDetails reopen(String slug) {
    return change(
        AccountEvent.Deed.REOPEN,
        slug,
        account -> {
          require(account, AccountStatus.CLOSING);
          if (belowClosed(account)) {
            throw BusinessException.of(Kind.CONFLICT, "accounts.reopen.above");
          }
          account.reopen(now());
          tell(AccountEvent.Deed.REOPEN, account, "", "");
        });
  }

  private AccountDetails change(AccountEvent.Deed deed, String slug, Consumer<Account> work) {
    AccountDetails found = accounts.find(slug).orElseThrow(BusinessException::notFound);
    try {
      if (found.id() == Accounts.PLATFORM.id()) {
        throw BusinessException.of(Kind.CONFLICT, "accounts.platform");
      }
      Account account = em.find(Account.class, found.id(), LockModeType.PESSIMISTIC_WRITE);
      em.refresh(account);
      work.accept(account);
      em.flush();
      return accounts.get(found.id());
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new AccountEvent.Failed(Accounts.PLATFORM.id(), deed, slug, refusal.key()));
      throw refusal;
    }
  }

  private void tell(AccountEvent.Deed deed, Account account, String why, String until) {
    String slug = account.asCallersAccount().slug();
    for (long log : List.of(Accounts.PLATFORM.id(), account.id())) {
      events.fire(new AccountEvent.Done(log, deed, slug, why, until));
    }
  }

  private void tellBelow(AccountEvent.Deed deed, long log, Account account, String why) {
    events.fire(new AccountEvent.Done(log, deed, account.asCallersAccount().slug(), why, ""));
  }

  private void require(Account account, AccountStatus status) {
    if (account.status(now()) != status) {
      throw BusinessException.of(Kind.CONFLICT, "accounts.state.conflict");
    }
  }

  private boolean closing(Account account) {
    AccountStatus status = account.status(now());
    return status != AccountStatus.ACTIVE && status != AccountStatus.SUSPENDED;
  }

  private boolean belowClosed(Account account) {
    Long parent = account.parentId();
    return parent != null
        && closing(em.find(Account.class, parent, LockModeType.PESSIMISTIC_WRITE));
  }

  private boolean openBelow(Account account) {
    return em
        .createNamedQuery("Account.below", Account.class)
        .setParameter("parents", List.of(account.id()))
        .getResultList()
        .stream()
        .anyMatch(below -> !closing(below));
  }

  /** What closed earlier below it can be reopened as long as was said, so this one until then. */
  private void requireAllBelowBy(Instant end, Account account) {
    for (Caller.Account below : subAccounts.of(account.id())) {
      Instant until = em.find(Account.class, below.id()).closesAt();
      if (until != null && until.isAfter(end)) {
        long days = Duration.between(now(), until).plusDays(1).toDays();
        throw BusinessException.conflict(
            "graceDays", "accounts.close.belowLater", below.name(), days);
      }
    }
  }

  private static String reason(@Nullable String why) {
    Complaints complaints = new Complaints();
    String reason = OneLine.required("why", why, LONGEST_REASON, complaints);
    complaints.refuse();
    return reason;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
