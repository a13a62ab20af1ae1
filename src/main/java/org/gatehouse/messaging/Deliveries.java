package org.gatehouse.messaging;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
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
 * Which messages are due, and what became of them; each is claimed by a lease in the database, so
 * that two nodes never send one twice.
 */
@Stateless
public class Deliveries {

  private static final int BATCH = 50;
  private static final Duration URGENT = Duration.ofHours(1);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int LONGEST_DOUBLING = 5;

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
    Instant now = clock.instant();
    Set<Long> due =
        new LinkedHashSet<>(
            due("OutboxEntry.urgent", channel, now)
                .setParameter("soon", now.plus(URGENT))
                .getResultList());
    due.addAll(due("OutboxEntry.due", channel, now).getResultList());
    return due.stream().limit(BATCH).toList();
  }

  private TypedQuery<Long> due(String query, Channel channel, Instant now) {
    return em.createNamedQuery(query, Long.class)
        .setParameter("channel", channel)
        .setParameter("now", now)
        .setMaxResults(BATCH);
  }

  /**
   * Takes one message for this node, unless another one has it already or it is worth nothing any
   * more.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Letter> claim(long id) {
    Instant now = clock.instant();
    int claimed =
        em.createNamedQuery("OutboxEntry.claim")
            .setParameter("id", id)
            .setParameter("now", now)
            .setParameter("leasedUntil", now.plus(LEASE))
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
  public void sent(long id) {
    find(id)
        .ifPresent(
            entry -> {
              entry.sent(clock.instant());
              entry.event(Outcome.SUCCESS).ifPresent(events::fire);
            });
  }

  /** Notes that it will never be taken. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(long id, String problem) {
    find(id).ifPresent(entry -> giveUp(entry, problem));
  }

  /**
   * Notes that it failed: it is tried again with growing pauses, of eight minutes at most, for
   * three days.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void failed(long id, String problem) {
    find(id).ifPresent(entry -> tryAgain(entry, problem));
  }

  /** Whoever it was for may be erased while it is on its way, and it with him. */
  private Optional<OutboxEntry> find(long id) {
    return Optional.ofNullable(em.find(OutboxEntry.class, id));
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
