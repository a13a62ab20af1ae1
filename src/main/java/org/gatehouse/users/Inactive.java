package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.roles.Managers;

/**
 * The rule that whoever was away for too long may not come in, at the moment of a sign-in. It
 * spares whom the account exempts, and of its account managers the one who was there last, if no
 * other can come in. While the account was suspended or closed nobody was away.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Inactive {

  private static final Comparator<User> LAST_SEEN =
      Comparator.comparing(User::awaySince).thenComparing(User::id);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Policies policies;
  @EJB Managers managers;
  @EJB Accounts accounts;

  /** The user as a sign-in sees him; the same work for nobody. */
  public Optional<SignInUser> judged(Optional<User> user) {
    PolicyDetails rules =
        policies.inForce(user.map(User::accountId).orElse(Accounts.PLATFORM.id()));
    return user.map(found -> found.forSignIn(stopped(found, rules)));
  }

  /** Whether the rule keeps him out. */
  public boolean is(User user) {
    return stopped(user, policies.inForce(user.accountId()));
  }

  /** Whether he is disabled, or would be if somebody applied the rule now. */
  public boolean keepsOut(User user) {
    return user.disabled() || is(user);
  }

  private boolean stopped(User user, PolicyDetails rules) {
    Integer days = rules.maxInactivityDays();
    if (days == null || user.disabled()) {
      return false;
    }
    Instant limit = clock.instant().minus(Duration.ofDays(days));
    return away(user, limit)
        && !accounts.returnedSince(user.accountId(), limit)
        && !isLastManager(user, limit);
  }

  private boolean away(User user, Instant limit) {
    return user.awaySince().isBefore(limit) && !exempt(user.id());
  }

  private boolean isLastManager(User user, Instant limit) {
    Set<Long> all = managers.keepers(user.accountId());
    if (!all.contains(user.id())) {
      return false;
    }
    List<User> holders =
        em.createQuery("select u from User u where u.id in :ids", User.class)
            .setParameter("ids", all)
            .getResultList();
    return holders.stream().allMatch(other -> away(other, limit))
        && holders.stream().max(LAST_SEEN).filter(last -> last.id() == user.id()).isPresent();
  }

  private boolean exempt(long userId) {
    return !em.createNativeQuery("select user_id from policy_exemption where user_id = ?1")
        .setParameter(1, userId)
        .getResultList()
        .isEmpty();
  }
}
