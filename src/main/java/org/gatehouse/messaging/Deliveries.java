package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Outcome;

/**
 * Which mails are due, and what became of them; a mail is claimed by a lease in the database, so
 * that two nodes never send one twice.
 */
@Stateless
public class Deliveries {

  private static final int BATCH = 50;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int LONGEST_DOUBLING = 5;
  private static final int LONGEST_PROBLEM = 200;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;
  @Inject Event<AuditEvent> events;
  @Inject AuditTrail trail;

  /** The ids of mails that are due now, oldest first, at most fifty. */
  public List<Long> due() {
    return em.createNamedQuery("Mail.due", Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(BATCH)
        .getResultList();
  }

  /**
   * Takes one mail for this node, unless another one has it already or it is worth nothing any
   * more.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Letter> claim(long id) {
    Instant now = clock.instant();
    int claimed =
        em.createNamedQuery("Mail.claim")
            .setParameter("id", id)
            .setParameter("now", now)
            .setParameter("leasedUntil", now.plus(LEASE))
            .executeUpdate();
    if (claimed == 0) {
      return Optional.empty();
    }
    Mail mail = em.find(Mail.class, id);
    if (mail.worthless(now)) {
      giveUp(mail, "Its contents expired before it could be sent.");
      return Optional.empty();
    }
    byte[] body = secrets.decrypt(mail.sealedBody(), Mail.PURPOSE);
    return Optional.of(mail.letter(new String(body, StandardCharsets.UTF_8)));
  }

  /** Notes that the mail server has taken it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void sent(long id) {
    Mail mail = em.find(Mail.class, id);
    mail.sent(clock.instant());
    mail.event(Outcome.SUCCESS).ifPresent(events::fire);
  }

  /** Notes that the mail server will never take it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(long id, String problem) {
    giveUp(em.find(Mail.class, id), problem);
  }

  /**
   * Notes that it failed: it is tried again with growing pauses, of eight minutes at most, for
   * three days.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void failed(long id, String problem) {
    Mail mail = em.find(Mail.class, id);
    Instant now = clock.instant();
    if (now.isAfter(mail.createdAt().plus(PATIENCE))) {
      giveUp(mail, problem);
    } else {
      mail.tryAgain(now.plus(pause(mail.attempts())), shortened(problem));
    }
  }

  private void giveUp(Mail mail, String problem) {
    mail.giveUp(shortened(problem));
    mail.event(Outcome.FAILURE).ifPresent(trail::recordFailure);
  }

  private static String shortened(String problem) {
    return problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem;
  }

  private static Duration pause(int attempts) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, LONGEST_DOUBLING));
  }
}
