package org.gatehouse.login.codes;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import org.gatehouse.users.SignInUser;

/**
 * Counts wrong codes of a user over all his sign-ins, in the database, so that all nodes count
 * together. The caller holds his row.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class WrongCodes {

  static final int MOST_AN_HOUR = 10;

  private static final Duration HOUR = Duration.ofHours(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Whether no more may be judged for now. */
  public boolean tooMany(long userId) {
    return em.createNamedQuery("WrongCode.recent", Long.class)
            .setParameter("user", userId)
            .setParameter("since", clock.instant().minus(HOUR))
            .getSingleResult()
        >= MOST_AN_HOUR;
  }

  /** Counts one. */
  public void add(SignInUser user) {
    em.persist(new WrongCode(user, clock.instant()));
  }
}
