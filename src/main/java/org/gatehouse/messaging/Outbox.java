package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.text.Texts;

/**
 * Takes mail to be sent, as a row in the transaction of the change that causes it.
 *
 * <p>Nothing is sent for a change that rolled back, and nothing is lost while the mail server is
 * down.
 */
@Stateless
public class Outbox {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;

  /** Queues a mail; only inside a transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void enqueue(Message message) {
    Texts texts = Texts.in(message.language());
    String subject = texts.of(message.key() + ".subject", message.args().toArray());
    String text = texts.of(message.key() + ".text", message.args().toArray());
    em.persist(new Mail(message, subject, sealed(text), clock.instant()));
  }

  /** Forgets every mail of the account to this address, sent or not. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void forget(long accountId, String address) {
    em.createNamedQuery("Mail.forget")
        .setParameter("account", accountId)
        .setParameter("address", address)
        .executeUpdate();
  }

  /**
   * What a mail says may open something, a link to a new password say, so it is not readable at
   * rest.
   */
  private String sealed(String text) {
    return secrets.encrypt(text.getBytes(StandardCharsets.UTF_8), Mail.PURPOSE);
  }
}
