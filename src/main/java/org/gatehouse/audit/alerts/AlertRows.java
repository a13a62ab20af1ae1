package org.gatehouse.audit.alerts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.trail.Values;

/**
 * The alerts of all accounts, for whoever has the turn: nobody else raises one or tells of it, so
 * that of one rule there is no more than one mail an hour.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AlertRows {

  /** After a mail the next one about the same rule waits for so long. */
  static final Duration QUIET = Duration.ofHours(1);

  /** So long alerts are kept. */
  static final Duration KEPT = Duration.ofDays(90);

  /** So many lines about one rule wait at most; what comes then is added to the last. */
  private static final int MOST_WAITING = 20;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /**
   * What was raised before.
   *
   * @param upTo the newest entry that an alert tells of; the beginning for none
   * @param going whether an alert waits to be told of, to which every further entry belongs
   */
  public record Known(Instant upTo, boolean going) {}

  /** The rules of that account. */
  public AlertRules rules(long accountId) {
    return Optional.ofNullable(em.find(AlertSetting.class, accountId))
        .map(AlertSetting::rules)
        .orElse(AlertRules.RECOMMENDED);
  }

  /** Those of a rule that wait to be told of, the oldest first. */
  public List<Alert> waiting(long accountId, AlertRule rule) {
    return em.createNamedQuery("Alert.untold", Alert.class)
        .setParameter("account", accountId)
        .setParameter("rule", rule.name())
        .getResultList();
  }

  /** What was raised before of a rule and a user; an empty name where no one user matters. */
  public Known known(long accountId, AlertRule rule, String userName) {
    Instant last =
        em.createNamedQuery("Alert.lastEntry", Instant.class)
            .setParameter("account", accountId)
            .setParameter("rule", rule.name())
            .setParameter("name", Values.nameKey(userName))
            .getSingleResult();
    boolean going =
        waiting(accountId, rule).stream().anyMatch(alert -> alert.isOf(Values.nameKey(userName)));
    return new Known(last == null ? Instant.EPOCH : last, going);
  }

  /** From when on a mail about the rule may be sent: now, or when its hour is over. */
  public Instant due(long accountId, AlertRule rule, Instant now) {
    Instant told =
        em.createNamedQuery("Alert.lastTold", Instant.class)
            .setParameter("account", accountId)
            .setParameter("rule", rule.name())
            .getSingleResult();
    return told == null || !told.plus(QUIET).isAfter(now) ? now : told.plus(QUIET);
  }

  /** Has it told of, together with what waits already. */
  public void raise(long accountId, Finding finding) {
    if (!finding.entry().isEmpty() && raised(accountId, finding)) {
      // The news of it was looked at before, and then not removed.
      return;
    }
    List<Alert> waiting = waiting(accountId, finding.rule());
    Optional<Alert> same =
        waiting.stream().filter(alert -> alert.alike(finding)).reduce((one, last) -> last);
    if (same.isPresent()) {
      same.get().add(finding);
    } else if (waiting.size() >= MOST_WAITING) {
      waiting.get(waiting.size() - 1).add(finding);
    } else {
      Instant now = clock.instant();
      em.persist(new Alert(accountId, finding, now, due(accountId, finding.rule(), now)));
    }
    em.flush();
  }

  private boolean raised(long accountId, Finding finding) {
    return em.createNamedQuery("Alert.ofEntry", Long.class)
            .setParameter("account", accountId)
            .setParameter("rule", finding.rule().name())
            .setParameter("entry", finding.entry())
            .getSingleResult()
        > 0;
  }

  /** Some that are to be told of by now. */
  public List<Alert> dueNow(int most) {
    return em.createNamedQuery("Alert.due", Alert.class)
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** Forgets old ones. */
  public int forget() {
    return em.createNamedQuery("Alert.forget")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}
