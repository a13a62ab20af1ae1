package org.gatehouse.users.rules;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** Forgets warnings that are older than any rule counts days. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NightCleanUp implements NightWork {

  static final int BATCH = 2_000;

  private static final Duration KEPT = Duration.ofDays(400);
  private static final String DELETE =
      "delete from rule_warning where id in (select id from rule_warning"
          + " where account_id = ?1 and sent_at < ?2 fetch first "
          + BATCH
          + " rows only)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Task task() {
    return Task.CLEAN_UP;
  }

  @Override
  public Batch next(long accountId, long reached) {
    int removed =
        em.createNativeQuery(DELETE)
            .setParameter(1, accountId)
            .setParameter(2, Timestamp.from(clock.instant().minus(KEPT)))
            .executeUpdate();
    return new Batch(removed, removed < BATCH ? END : reached + 1);
  }
}
