package org.gatehouse.audit.alerts;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.platform.persistence.InstantConverter;
import org.gatehouse.platform.persistence.Turns;

/**
 * Takes what is new in the logs, a batch at a time and on one node at a time, and has it looked at;
 * no request waits for it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AlertWatch {

  static final int BATCH = 500;

  private static final System.Logger LOG = System.getLogger(AlertWatch.class.getName());
  private static final String TURN = "trail.alerts";
  private static final int MAILS = 100;

  /** What happened before that, and comes late, is no news. */
  private static final Duration STALE = Duration.ofDays(1);

  private static final Duration TRIED = Duration.ofMinutes(10);

  private static final String NEXT = "select id, account_id, occurred_at, text_key from audit_news";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Turns turns;
  @Inject Findings findings;
  @EJB AlertRows rows;
  @EJB AlertMails mails;
  @Inject Clock clock;

  /**
   * Looks at the oldest news; whether more may wait.
   *
   * @param failing the accounts whose news can not be looked at now, so that nobody else's wait for
   *     them; those that fail this time come to them
   */
  public boolean look(Set<Long> failing) {
    if (!turns.take(TURN)) {
      return false;
    }
    List<NewsItem> news = next(failing);
    if (news.isEmpty()) {
      return false;
    }
    Instant fresh = clock.instant().minus(STALE);
    Map<Long, List<NewsItem>> byAccount =
        news.stream()
            .filter(one -> one.occurredAt().isAfter(fresh))
            .collect(
                Collectors.groupingBy(
                    NewsItem::accountId, LinkedHashMap::new, Collectors.toList()));
    byAccount.forEach(
        (account, some) -> {
          if (!look(account, some)) {
            failing.add(account);
          }
        });
    // What could not be looked at is tried again for a while; then others must not wait for it.
    Instant given = clock.instant().minus(TRIED);
    List<NewsItem> done =
        news.stream()
            .filter(one -> !failing.contains(one.accountId()) || one.occurredAt().isBefore(given))
            .toList();
    if (!done.isEmpty()) {
      em.createNativeQuery(
              "delete from audit_news where id in ("
                  + numbers(done.stream().map(NewsItem::id).toList())
                  + ")")
          .executeUpdate();
    }
    return news.size() == BATCH;
  }

  /** Tells the managers of what is due; whether more may be. */
  public boolean tell() {
    if (!turns.take(TURN)) {
      return false;
    }
    List<Alert> due = rows.dueNow(MAILS);
    due.stream().map(Due::of).distinct().forEach(this::tell);
    return due.size() == MAILS;
  }

  /** Forgets what was raised long ago. */
  public void forget() {
    if (turns.take(TURN)) {
      rows.forget();
    }
  }

  private record Due(long accountId, AlertRule rule) {

    static Due of(Alert alert) {
      return new Due(alert.accountId(), alert.rule());
    }
  }

  private void tell(Due due) {
    try {
      mails.tell(due.accountId(), due.rule());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Nobody was told of " + due + ".", e);
    }
  }

  private boolean look(long accountId, List<NewsItem> news) {
    try {
      findings.raise(accountId, news);
      return true;
    } catch (RuntimeException e) {
      // The news of others must not wait for what can not be understood here.
      LOG.log(
          System.Logger.Level.ERROR, "The alerts of account " + accountId + " were not found.", e);
      return false;
    }
  }

  private List<NewsItem> next(Set<Long> failing) {
    String others = failing.isEmpty() ? "" : " where account_id not in (" + numbers(failing) + ")";
    Stream<?> found =
        em.createNativeQuery(NEXT + others + " order by id").setMaxResults(BATCH).getResultStream();
    return found.map(AlertWatch::read).toList();
  }

  private static NewsItem read(Object row) {
    Object[] columns = (Object[]) row;
    return new NewsItem(
        ((Number) columns[0]).longValue(),
        ((Number) columns[1]).longValue(),
        Objects.requireNonNull(new InstantConverter().convertToEntityAttribute(columns[2])),
        (String) columns[3]);
  }

  /** Numbers are safe in SQL, and their count differs each time. */
  private static String numbers(Collection<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
