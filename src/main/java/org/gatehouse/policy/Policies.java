package org.gatehouse.policy;

import static java.time.temporal.ChronoUnit.SECONDS;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;

/** The rules about sign-ins: each account's own, and what counts while it has none. */
@Stateless
public class Policies {

  private static final String FACTOR = "twoFactor.";
  private static final String STARTS_AT = "startsAt";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Resource TransactionSynchronizationRegistry transaction;
  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The rules of the account with this id, whoever asks: for sign-ins. */
  public PolicyDetails of(long accountId) {
    return find(accountId).map(Policy::details).orElse(PolicyDetails.RECOMMENDED);
  }

  /** The rules of that account that hold at this moment; some may begin later. */
  public PolicyDetails inForce(long accountId) {
    return of(accountId).inForce(clock.instant());
  }

  /** Whether the account has decided anything itself. */
  public boolean isDecided(long accountId) {
    return find(accountId).isPresent();
  }

  /**
   * Told by whoever has read an account's row of rules along with something else, or that there is
   * none, so that nobody looks for it again in this transaction.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void read(long accountId, boolean decided) {
    transaction.putResource(new Undecided(accountId), !decided);
  }

  /** Some accounts that have decided anything, in the order of their ids, behind the given one. */
  public List<Long> decided(long after, int most) {
    return em.createQuery(
            "select p.accountId from Policy p where p.accountId > :after order by p.accountId",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /** The rules of the caller's account. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails get() {
    return of(caller.accountId());
  }

  /** The same; empty while it has decided nothing itself. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public Optional<PolicyDetails> findDecided() {
    return find(caller.accountId()).map(Policy::details);
  }

  /** The rules that would be there; INVALID names all fields that are wrong. Saves nothing. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails check(NewPolicy wanted) {
    return check(wanted, get());
  }

  /** The same as a part of saving them: the log tells of a refusal. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails checkToSave(NewPolicy wanted, String shown) {
    return checkedOrRecorded(wanted, get(), shown);
  }

  /** Sets the rules of the caller's account; INVALID names all fields that are wrong. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails save(NewPolicy wanted) {
    return save(wanted, Shown.NOTHING);
  }

  /** The same; CONFLICT if the rules are others than those that were shown. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails save(NewPolicy wanted, String shown) {
    long account = caller.accountId();
    // One at a time, so that the log's values before are those that were there.
    accounts.lock(account);
    lookAgain(account);
    PolicyDetails before = get();
    PolicyDetails rules = checkedOrRecorded(wanted, before, shown);
    if (!rules.equals(before)) {
      find(account)
          .ifPresentOrElse(
              policy -> policy.follow(rules),
              () -> {
                em.persist(new Policy(account, rules));
                lookAgain(account);
              });
      tell(before, rules);
    }
    return rules;
  }

  /**
   * Gives the caller's account the rules again that it had before; CONFLICT if somebody has decided
   * others meanwhile.
   *
   * @param before the rules before, empty if it had decided nothing
   * @param now those that hold as far as he knows
   */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public void restore(Optional<PolicyDetails> before, PolicyDetails now) {
    long account = caller.accountId();
    accounts.lock(account);
    lookAgain(account);
    PolicyDetails present = get();
    if (!present.equals(now)) {
      throw Undoable.late();
    }
    PolicyDetails rules = before.orElse(PolicyDetails.RECOMMENDED);
    // Nobody shuts himself out by it: he may be somewhere else by now.
    checkedOrRecorded(NewPolicy.of(rules), present, Shown.NOTHING);
    find(account)
        .ifPresent(
            policy -> {
              if (before.isPresent()) {
                policy.follow(rules);
              } else {
                em.remove(policy);
              }
            });
    tell(present, rules);
  }

  private PolicyDetails check(NewPolicy wanted, PolicyDetails present) {
    Complaints complaints = new Complaints();
    PolicyDetails rules =
        new PolicyCheck(present, complaints)
            .check(wanted, caller.origin().address(), clock.instant());
    complaints.refuse();
    return rules;
  }

  /** Each part that was to be changed has a failure of its own in the log. */
  private PolicyDetails checkedOrRecorded(NewPolicy wanted, PolicyDetails before, String shown) {
    try {
      Shown.require(shown, before.shown());
      return check(wanted, before);
    } catch (BusinessException refusal) {
      List<String> fields = refusal.fields().stream().map(FieldError::field).toList();
      boolean now = before.twoFactor().enabled();
      boolean then = wanted.twoFactor().enabled();
      if (fields.isEmpty() || !fields.stream().allMatch(field -> field.startsWith(FACTOR))) {
        fail(PolicyEvent.Part.OPTIONS, refusal.key());
      }
      if (now != then || fields.stream().anyMatch(field -> field.startsWith(FACTOR))) {
        fail(PolicyEvent.Part.ofFactor(now, then), refusal.key());
      }
      throw refusal;
    }
  }

  /** What changed, and from when on, where that is later. */
  private Map<String, String> options(PolicyDetails before, PolicyDetails after) {
    Map<String, String> details =
        new LinkedHashMap<>(Change.details(before.optionValues(), after.optionValues()));
    if (!Objects.equals(before.ramp(), after.ramp())) {
      Instant now = clock.instant();
      // What was to begin later and holds from now on is told, too.
      after
          .startsAt(now)
          .or(() -> before.startsAt(now).map(later -> now))
          .ifPresent(start -> details.put(STARTS_AT, start.truncatedTo(SECONDS).toString()));
    }
    return details;
  }

  private void tell(PolicyDetails before, PolicyDetails rules) {
    tell(PolicyEvent.Part.OPTIONS, options(before, rules));
    tell(
        PolicyEvent.Part.ofFactor(before.twoFactor().enabled(), rules.twoFactor().enabled()),
        Change.details(before.twoFactorValues(), rules.twoFactorValues()));
  }

  private void tell(PolicyEvent.Part part, Map<String, String> details) {
    if (!details.isEmpty()) {
      events.fire(new PolicyEvent.Changed(caller.accountId(), part, details));
    }
  }

  private void fail(PolicyEvent.Part part, String reason) {
    trail.recordFailure(new PolicyEvent.ChangeFailed(caller.accountId(), part, reason));
  }

  /**
   * A row that is there is remembered by the entity manager until the transaction ends; that there
   * is none is remembered here as long, since most accounts have none and a sign-in asks often.
   */
  private Optional<Policy> find(long accountId) {
    if (Boolean.TRUE.equals(transaction.getResource(new Undecided(accountId)))) {
      return Optional.empty();
    }
    Optional<Policy> found = Optional.ofNullable(em.find(Policy.class, accountId));
    if (found.isEmpty()) {
      transaction.putResource(new Undecided(accountId), true);
    }
    return found;
  }

  private void lookAgain(long accountId) {
    transaction.putResource(new Undecided(accountId), false);
  }

  /** The key of what a transaction remembers of an account. */
  private record Undecided(long accountId) {}
}
