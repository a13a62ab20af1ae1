package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.policy.Policies;
import org.gatehouse.roles.Managers;
import org.gatehouse.users.AutomaticStops;

/**
 * Disables people who were away for longer than their account allows: first those who do not look
 * after it, by their ids, then its account managers, of whom the last one who can come in stays.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Inactivity implements NightWork {

  static final int BATCH = 500;

  /** The place where only account managers are left. */
  private static final long MANAGERS = Long.MAX_VALUE;

  private static final String OTHERS =
      "select u.id"
          + Rule.INACTIVITY.concerned()
          + " and u.id > ?3 and u.id not in (%s) order by u.id fetch first "
          + BATCH
          + " rows only for update skip locked";

  private static final String MANAGING =
      "select m.user_id from account_manager m where m.account_id = ?1";

  private static final String OF_SOME =
      "select u.id" + Rule.INACTIVITY.concerned() + " and u.id in (%s) for update";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Policies policies;
  @EJB Accounts accounts;
  @EJB Managers managers;
  @EJB AutomaticStops stops;

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Task task() {
    return Task.INACTIVITY;
  }

  @Override
  public Batch next(long accountId, long reached) {
    Integer days = policies.inForce(accountId).maxInactivityDays();
    if (days == null) {
      return new Batch(0, END);
    }
    Instant limit = clock.instant().minus(Duration.ofDays(days));
    return reached == MANAGERS
        ? new Batch(managers(accountId, limit), END)
        : others(accountId, limit, reached);
  }

  /** Whoever is signing in at this moment holds his row, and is not away. */
  private Batch others(long accountId, Instant limit, long reached) {
    List<Long> ids =
        ids(
            em.createNativeQuery(OTHERS.formatted(keepers(accountId)))
                .setParameter(1, accountId)
                .setParameter(2, Timestamp.from(limit))
                .setParameter(3, reached)
                .getResultList());
    int done = stops.disable(ids, ids.size());
    return new Batch(done, ids.size() < BATCH ? MANAGERS : ids.get(ids.size() - 1));
  }

  /** The platform has few operators, and no view of them. */
  private String keepers(long accountId) {
    Set<Long> operators =
        accountId == Accounts.PLATFORM.id() ? managers.keepers(accountId) : Set.of();
    return operators.isEmpty() ? MANAGING : listed(operators);
  }

  private static String listed(Set<Long> ids) {
    return String.join(",", ids.stream().sorted().map(String::valueOf).toList());
  }

  /** While the account's row is held nobody else takes one of them away. */
  private int managers(long accountId, Instant limit) {
    accounts.lock(accountId);
    Set<Long> all = managers.keepers(accountId);
    if (all.isEmpty()) {
      return 0;
    }
    List<Long> due =
        ids(
            em.createNativeQuery(OF_SOME.formatted(listed(all)))
                .setParameter(1, accountId)
                .setParameter(2, Timestamp.from(limit))
                .getResultList());
    return stops.disable(due, Math.min(due.size(), all.size() - 1));
  }

  private static List<Long> ids(List<?> rows) {
    return rows.stream().map(id -> ((Number) id).longValue()).toList();
  }
}
