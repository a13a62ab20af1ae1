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
import java.time.Instant;
import java.util.List;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.InstantConverter;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.RuleMails;

/**
 * Tells people by mail that they will be disabled, or that their password will expire: fourteen,
 * seven days and a day before, each once. After a pause only the most urgent of them is sent.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Warnings implements NightWork {

  static final int BATCH = 200;

  /** The days ahead, the most urgent first. */
  private static final List<Integer> AHEAD = List.of(1, 7, 14);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Policies policies;
  @Inject Accounts accounts;
  @Inject RuleMails mails;

  /** One rule, so many days ahead. */
  private record Notice(Rule rule, int ahead, int days, Instant before, Instant since) {}

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Task task() {
    return Task.WARNINGS;
  }

  @Override
  public Batch next(long accountId, long reached) {
    PolicyDetails rules = policies.of(accountId);
    int told = 0;
    for (Rule rule : rules(accountId)) {
      for (int ahead : AHEAD) {
        told += tell(accountId, rules, rule, ahead, BATCH - told);
      }
    }
    return new Batch(told, told < BATCH ? END : reached + 1);
  }

  /** Where people sign in elsewhere, nobody is asked for his password. */
  private List<Rule> rules(long accountId) {
    return accounts.findOtherWayIn(accountId).isPresent()
        ? List.of(Rule.INACTIVITY)
        : List.of(Rule.values());
  }

  private int tell(long accountId, PolicyDetails rules, Rule rule, int ahead, int most) {
    Instant now = clock.instant();
    Instant then = now.plus(Duration.ofDays(ahead));
    Integer days = rule.days(rules.inForce(then));
    if (days == null || most == 0) {
      return 0;
    }
    // Who is beyond a rule that has not begun has time until it begins.
    boolean begun = days.equals(rule.days(rules.inForce(now)));
    Instant since = begun ? now.minus(Duration.ofDays(days)) : Instant.EPOCH;
    var notice = new Notice(rule, ahead, days, then.minus(Duration.ofDays(days)), since);
    List<Object[]> due = due(accountId, notice, most);
    Instant start = rules.startsAt(now).orElse(now);
    for (Object[] row : due) {
      tell(accountId, ((Number) row[0]).longValue(), moment(row[1]), notice, start);
    }
    return due.size();
  }

  private void tell(long accountId, long userId, Instant from, Notice notice, Instant start) {
    Instant deadline = from.plus(Duration.ofDays(notice.days()));
    if (notice.since().equals(Instant.EPOCH) && deadline.isBefore(start)) {
      deadline = start;
    }
    if (notice.rule() == Rule.INACTIVITY) {
      mails.beforeDisabling(userId, deadline);
    } else {
      mails.beforeExpiry(userId, deadline);
    }
    warning(accountId, userId, notice.rule())
        .sent(from, notice.days(), notice.ahead(), clock.instant());
    em.flush();
  }

  private Warning warning(long accountId, long userId, Rule rule) {
    return em.createQuery(
            "select w from Warning w where w.userId = :user and w.rule = :rule", Warning.class)
        .setParameter("user", userId)
        .setParameter("rule", rule)
        .getResultStream()
        .findFirst()
        .orElseGet(
            () -> {
              Warning fresh = new Warning(accountId, userId, rule);
              em.persist(fresh);
              return fresh;
            });
  }

  @SuppressWarnings("unchecked") // two columns are a row
  private List<Object[]> due(long accountId, Notice notice, int most) {
    String from = notice.rule().countsFrom();
    return em.createNativeQuery(
            "select u.id, "
                + from
                + notice.rule().concerned()
                + " and (u.invited_at is null or u.accepted_at is not null) and "
                + from
                + " >= ?3 and not exists (select 1 from rule_warning w where w.user_id = u.id"
                + " and w.rule = ?4 and w.days = ?5 and w.ahead <= ?6 and w.counts_from = "
                + from
                + ") order by u.id fetch first "
                + most
                + " rows only")
        .setParameter(1, accountId)
        .setParameter(2, Timestamp.from(notice.before()))
        .setParameter(3, Timestamp.from(notice.since()))
        .setParameter(4, notice.rule().name())
        .setParameter(5, notice.days())
        .setParameter(6, notice.ahead())
        .getResultList();
  }

  private static Instant moment(Object value) {
    return new InstantConverter().convertToEntityAttribute(value);
  }
}
