package org.gatehouse.users.rules;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.policy.Policies;
import org.gatehouse.users.SignInUser;

/**
 * Whether somebody's password is too old, by the moment at which he really got it. It never is for
 * whoever has none, and for whom the account exempts.
 */
@Stateless
public class PasswordAges {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Policies policies;

  /** Whether another one must be chosen before anything else. */
  public boolean isExpired(SignInUser user) {
    Integer days = policies.inForce(user.accountId()).passwordValidityDays();
    if (days == null || user.passwordHash().isEmpty()) {
      return false;
    }
    Instant limit = clock.instant().minus(Duration.ofDays(days));
    return user.passwordChangedAt().filter(limit::isAfter).isPresent()
        && em.find(Exemption.class, user.id()) == null;
  }
}
