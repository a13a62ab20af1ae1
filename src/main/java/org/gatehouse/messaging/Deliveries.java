package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
  private static final int LONGEST_DOUBLING = 8;
  private static final int LONGEST_PROBLEM = 200;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;

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
      mail.giveUp("Its contents expired before it could be sent.");
      return Optional.empty();
    }
    byte[] body = secrets.decrypt(mail.sealedBody(), Mail.PURPOSE);
    return Optional.of(mail.letter(new String(body, StandardCharsets.UTF_8)));
  }

  /** Notes that the mail server has taken it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void sent(long id) {
    em.find(Mail.class, id).sent(clock.instant());
  }

  /** Notes that it failed: it is tried again with growing pauses, for three days. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void failed(long id, String problem) {
    Mail mail = em.find(Mail.class, id);
    Instant now = clock.instant();
    String why =
        problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem;
    if (now.isAfter(mail.createdAt().plus(PATIENCE))) {
      mail.giveUp(why);
    } else {
      mail.tryAgain(now.plus(pause(mail.attempts())), why);
    }
  }

  private static Duration pause(int attempts) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, LONGEST_DOUBLING));
  }
}
