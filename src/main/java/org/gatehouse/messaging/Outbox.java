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
import java.util.List;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Outcome;

/**
 * Takes mails and text messages to be sent, as rows in the transaction of the change that causes
 * them.
 *
 * <p>Nothing is sent for a change that rolled back, and nothing is lost while the mail server is
 * down. To one recipient an account sends thirty mails of a kind and five text messages an hour at
 * most; what is over that is not sent, and whoever caused it does not learn of it.
 */
@Stateless
public class Outbox {

  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String RECENT =
      "select count(e) from OutboxEntry e where e.accountId = :account"
          + " and e.recipientKey = :recipient and e.channel = :channel and e.createdAt > :since";
  private static final String OF_KIND = " and e.kind = :kind";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;
  @Inject Settings settings;
  @EJB AuditTrail trail;
  @Inject Links links;
  @Inject Event<Queued> queued;

  /** Queues a mail; only inside a transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void enqueue(Message message) {
    Texts texts = Texts.in(message.language());
    Object[] args = lines(links.leadHome(message.accountId(), message.args()));
    String subject = texts.of(message.key() + ".subject", args);
    String text = texts.of(message.key() + ".text", args);
    keep(new OutboxEntry(message, subject, sealed(text), clock.instant()));
  }

  /** Queues a text message; only inside a transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void enqueue(TextMessage message) {
    String text = Texts.in(message.language()).of(message.key(), lines(message.args()));
    keep(new OutboxEntry(message, sealed(text), clock.instant()));
  }

  /** Whether text messages reach anybody here: by a gateway, or by the demo's inbox. */
  public boolean sendsTexts() {
    return settings.sms().url().isPresent() || settings.demo();
  }

  /** Forgets every message of the account to this address or number, sent or not. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void forget(long accountId, String address) {
    em.createNamedQuery("OutboxEntry.forget")
        .setParameter("account", accountId)
        .setParameter("recipient", OutboxEntry.recipientKey(address))
        .executeUpdate();
  }

  private void keep(OutboxEntry entry) {
    if (recent(entry) < entry.channel().mostAnHour()) {
      em.persist(entry);
      queued.fire(new Queued(entry.channel()));
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "Too many messages within an hour to one recipient of account {0}: {1} is not sent.",
          String.valueOf(entry.accountId()),
          entry.kind());
      entry.event(Outcome.FAILURE).ifPresent(trail::recordFailure);
    }
  }

  private long recent(OutboxEntry entry) {
    boolean ofKind = entry.channel() == Channel.MAIL;
    TypedQuery<Long> recent =
        em.createQuery(ofKind ? RECENT + OF_KIND : RECENT, Long.class)
            .setParameter("account", entry.accountId())
            .setParameter("recipient", entry.recipientKey())
            .setParameter("channel", entry.channel())
            .setParameter("since", clock.instant().minus(HOUR));
    if (ofKind) {
      recent.setParameter("kind", entry.kind());
    }
    return recent.getSingleResult();
  }

  /** A parameter is one line: a name never becomes a paragraph, or a link of its own. */
  private static Object[] lines(List<String> args) {
    return args.stream().map(arg -> arg.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")).toArray();
  }

  /**
   * What a message says may open something, a link to a new password say, so it is not readable at
   * rest.
   */
  private String sealed(String text) {
    return secrets.encrypt(text.getBytes(StandardCharsets.UTF_8), OutboxEntry.PURPOSE);
  }
}
