package org.gatehouse.users.rules;

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
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.Turns;

/**
 * The works of the night: begun at two o'clock UTC, or as soon as a node is there again. One node
 * at a time does a batch, and how far it has come stands in the database, so that any node goes on
 * where another one was stopped.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Nights {

  static final String TURN = "nightly-rules";

  private static final LocalTime HOUR = LocalTime.of(2, 0);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Turns turns;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;

  /** What became of the wish to do a batch. */
  public enum Step {
    /** It is done, and there is more. */
    MORE,
    /** All is done for the account. */
    OVER,
    /** Another node is at work. */
    ELSEWHERE
  }

  /** Whether there is anything to do, and no other node at it. */
  public boolean due() {
    return turns.waits(TURN, last(clock.instant()));
  }

  /** Does the next batch of a work for an account; none for one that is not open. */
  public Step step(NightWork work, long accountId) {
    if (!turns.take(TURN)) {
      return Step.ELSEWHERE;
    }
    Instant now = clock.instant();
    NightRun run = run(work.task(), accountId, now);
    if (!run.over()) {
      run.add(
          accounts.get(accountId).status() == AccountStatus.ACTIVE
              ? work.next(accountId, run.reached())
              : new NightWork.Batch(0, NightWork.END),
          now);
    }
    return run.over() ? Step.OVER : Step.MORE;
  }

  /** Gives a work up for tonight, so that it keeps no other account waiting. */
  public void giveUp(NightWork.Task task, long accountId) {
    Instant now = clock.instant();
    run(task, accountId, now).fail(now);
  }

  /** Notes that all works are done for all accounts. */
  public void over() {
    if (turns.take(TURN)) {
      turns.finished(TURN);
    }
  }

  /** What was done for the caller's account the last time. */
  @PermissionRequired(Permission.POLICY_MANAGE)
  public List<NightDetails> runs() {
    return em.createQuery("select r from NightRun r where r.accountId = :account", NightRun.class)
        .setParameter("account", caller.accountId())
        .getResultStream()
        .map(NightRun::details)
        .sorted((one, other) -> one.task().compareTo(other.task()))
        .toList();
  }

  /** When the last night began. */
  static Instant last(Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS).atZone(ZoneOffset.UTC).with(HOUR).toInstant();
    return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
  }

  /** When the next night begins. */
  static Instant next(Instant now) {
    return last(now).plus(Duration.ofDays(1));
  }

  private NightRun run(NightWork.Task task, long accountId, Instant now) {
    NightRun known = em.find(NightRun.class, new NightRun.Key(accountId, task));
    if (known == null) {
      NightRun fresh = new NightRun(accountId, task, now);
      em.persist(fresh);
      return fresh;
    }
    if (!known.of(last(now))) {
      known.begin(now);
    }
    return known;
  }
}
