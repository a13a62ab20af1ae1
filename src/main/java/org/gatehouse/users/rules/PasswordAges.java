package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.SignInUser;

/**
 * Whether somebody's password is too old, by the moment at which he really got it. It never is for
 * whoever has none, and for whom the account exempts.
 */
@Stateless
public class PasswordAges {

  private static final String CHANGED =
      "select u.passwordChangedAt from User u where u.id = :user and u.passwordHash is not null"
          + " and u.passwordChangedAt is not null";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Policies policies;
  @EJB Accounts accounts;

  /**
   * Whether another one must be chosen before anything else.
   *
   * @param rules those of his account
   */
  public boolean isExpired(SignInUser user, PolicyDetails rules) {
    Integer days = rules.inForce(clock.instant()).passwordValidityDays();
    if (days == null || user.passwordHash().isEmpty()) {
      return false;
    }
    Instant limit = clock.instant().minus(Duration.ofDays(days));
    return user.passwordChangedAt().filter(limit::isAfter).isPresent()
        && em.find(Exemption.class, user.id()) == null;
  }

  /**
   * When the password of a user will be too old; empty where it never is, and where his account's
   * people sign in elsewhere.
   */
  public Optional<Instant> ends(long userId, long accountId) {
    Integer days = policies.inForce(accountId).passwordValidityDays();
    if (days == null
        || accounts.findOtherWayIn(accountId).isPresent()
        || em.find(Exemption.class, userId) != null) {
      return Optional.empty();
    }
    return em.createQuery(CHANGED, Instant.class)
        .setParameter("user", userId)
        .getResultStream()
        .findFirst()
        .map(changed -> changed.plus(Duration.ofDays(days)));
  }
}
