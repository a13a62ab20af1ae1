package org.gatehouse.messaging;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;

/**
 * Sends what is in the outbox, every two seconds; no connection to the database is held while the
 * mail server takes it.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
@AccessTimeout(-1)
public class OutboxTimer {

  private static final System.Logger LOG = System.getLogger(OutboxTimer.class.getName());

  @Inject MailServer server;
  @Inject Deliveries deliveries;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void send() {
    if (server.configured()) {
      for (long id : deliveries.due()) {
        if (!attempt(id)) {
          return;
        }
      }
    }
  }

  /**
   * Attempts one mail; whatever is wrong with it must not keep the others waiting. False if the
   * server can not be reached: the others wait for the next turn then, so that a turn stays short.
   */
  private boolean attempt(long id) {
    try {
      return deliveries.claim(id).map(this::deliver).orElse(true);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Mail " + id + " can not be handled.", e);
      return true;
    }
  }

  private boolean deliver(Letter letter) {
    try {
      server.send(letter);
      deliveries.sent(letter.id());
      return true;
    } catch (SendFailedException e) {
      String problem = problem(letter, e);
      if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
        deliveries.refused(letter.id(), problem);
      } else {
        deliveries.failed(letter.id(), problem);
      }
      return true;
    } catch (MessagingException e) {
      deliveries.failed(letter.id(), problem(letter, e));
      return !(e.getNextException() instanceof IOException);
    }
  }

  private static String problem(Letter letter, MessagingException thrown) {
    String problem = String.valueOf(thrown.getMessage()).replaceAll("[\\r\\n]+", " ");
    LOG.log(System.Logger.Level.WARNING, "Mail {0} was not sent: {1}", letter.id(), problem);
    return problem;
  }
}
