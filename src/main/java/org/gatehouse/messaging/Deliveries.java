package org.gatehouse.messaging;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Outcome;

/**
 * Which messages are due, and what became of them.
 *
 * <p>Each is leased to the node that sends it, by the database's clock, so that nodes whose clocks
 * differ do not send it twice. Each attempt has a number: what a node says that was away for longer
 * than its lease counts only while nobody else has tried.
 */
@Stateless
public class Deliveries {

  private static final int BATCH = 50;
  private static final Duration URGENT = Duration.ofHours(1);

  /** Longer than the longest attempt, whatever the other side does; see {@link MailServer}. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int LONGEST_DOUBLING = 5;

  private static final String FREE =
      " and next_attempt_at <= ?2 and (leased_until is null or leased_until < current_timestamp)";
  private static final String DUE = "select id from outbox_entry where channel = ?1" + FREE;

  /** Worth something for the next hour only. */
  private static final String URGENT_ONES = " and valid_until > ?3 and valid_until <= ?4";

  private static final String OLDEST_FIRST = " order by next_attempt_at, id";
  private static final String CLAIM =
      "update outbox_entry set attempts = attempts + 1, leased_until = current_timestamp + interval '"
          + LEASE.toMinutes()
          + "' minute where id = ?1"
          + FREE;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;
  @Inject Looks looks;
  @Inject Links links;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /**
   * The ids of messages that are due now on that channel, at most fifty: first what is worthless
   * within the hour, since somebody waits for it, and each the oldest first.
   */
  public List<Long> due(Channel channel) {
    Set<Long> due = new LinkedHashSet<>(urgent(channel));
    due.addAll(ids(due(DUE, channel, now())));
    return due.stream().limit(BATCH).toList();
  }

  /** Those of them that somebody waits for. */
  public List<Long> urgent(Channel channel) {
    Timestamp now = now();
    return ids(
        due(DUE + URGENT_ONES, channel, now)
            .setParameter(3, now)
            .setParameter(4, Timestamp.from(now.toInstant().plus(URGENT))));
  }

  private Query due(String query, Channel channel, Timestamp now) {
    return em.createNativeQuery(query + OLDEST_FIRST)
        .setParameter(1, channel.name())
        .setParameter(2, now)
        .setMaxResults(BATCH);
  }

  private static List<Long> ids(Query query) {
    List<?> found = query.getResultList();
    return found.stream().map(id -> ((Number) id).longValue()).toList();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /**
   * Takes one message for this node, unless another one has it already or it is worth nothing any
   * more.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Letter> claim(long id) {
    Instant now = clock.instant();
    int claimed =
        em.createNativeQuery(CLAIM)
            .setParameter(1, id)
            .setParameter(2, Timestamp.from(now))
            .executeUpdate();
    if (claimed == 0) {
      return Optional.empty();
    }
    OutboxEntry entry = em.find(OutboxEntry.class, id);
    if (entry.worthless(now)) {
      giveUp(entry, OutboxEntry.EXPIRED);
      return Optional.empty();
    }
    if (entry.tooOld(now)) {
      giveUp(entry, "Nobody took it in three days.");
      return Optional.empty();
    }
    return Optional.of(open(entry));
  }

  /** Notes that it is on its way. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void sent(Letter letter) {
    awaited(letter)
        .ifPresent(
            entry -> {
              entry.sent(clock.instant());
              entry.event(Outcome.SUCCESS).ifPresent(events::fire);
            });
  }

  /** Notes that it will never be taken. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(Letter letter, String problem) {
    awaited(letter).ifPresent(entry -> giveUp(entry, problem));
  }

  /**
   * Notes that it failed: it is tried again with growing pauses, of eight minutes at most, for
   * three days.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void failed(Letter letter, String problem) {
    awaited(letter).ifPresent(entry -> tryAgain(entry, problem));
  }

  /**
   * Its row, if it still waits for what became of this attempt. Another node may have tried since,
   * and sent it; and whoever it was for may be erased while it is on its way, and it with him.
   */
  private Optional<OutboxEntry> awaited(Letter letter) {
    return Optional.ofNullable(
            em.find(OutboxEntry.class, letter.id(), LockModeType.PESSIMISTIC_WRITE))
        .filter(entry -> entry.awaits(letter.attempt()));
  }

  private void tryAgain(OutboxEntry entry, String problem) {
    Instant now = clock.instant();
    if (entry.tooOld(now)) {
      giveUp(entry, problem);
    } else {
      entry.tryAgain(now.plus(pause(entry.attempts())), problem);
    }
  }

  private Letter open(OutboxEntry entry) {
    byte[] text = secrets.decrypt(entry.sealedText(), OutboxEntry.PURPOSE);
    return entry.letter(
        new String(text, StandardCharsets.UTF_8),
        looks.of(entry.accountId()),
        links.home(entry.accountId()));
  }

  private void giveUp(OutboxEntry entry, String problem) {
    entry.giveUp(problem);
    entry.event(Outcome.FAILURE).ifPresent(trail::recordFailure);
  }

  private static Duration pause(int attempts) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, LONGEST_DOUBLING));
  }
}
