package org.gatehouse.policy;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;

/** The rules about passwords: each account's own, and what counts while it has none. */
@Stateless
public class Policies {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Accounts accounts;
  @Inject Event<AuditEvent> events;
  @Inject AuditTrail trail;

  /** The rules of the account with this id, whoever asks: for sign-ins. */
  public PolicyDetails of(long accountId) {
    return find(accountId).map(Policy::details).orElse(PolicyDetails.RECOMMENDED);
  }

  /** The rules of the caller's account. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails get() {
    return of(caller.accountId());
  }

  /** Sets the rules of the caller's account; INVALID names all fields that are wrong. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public PolicyDetails save(NewPolicy wanted) {
    PolicyDetails rules;
    try {
      rules = wanted.checked();
    } catch (BusinessException refusal) {
      trail.recordFailure(new PolicyEvent.ChangeFailed(caller.accountId(), refusal.key()));
      throw refusal;
    }
    // One at a time, so that the log's values before are those that were there.
    accounts.lock(caller.accountId());
    Map<String, String> change = Change.details(get().values(), rules.values());
    if (!change.isEmpty()) {
      find(caller.accountId())
          .ifPresentOrElse(
              policy -> policy.follow(rules),
              () -> em.persist(new Policy(caller.accountId(), rules)));
      events.fire(new PolicyEvent.Changed(caller.accountId(), change));
    }
    return rules;
  }

  private Optional<Policy> find(long accountId) {
    return Optional.ofNullable(em.find(Policy.class, accountId));
  }
}
