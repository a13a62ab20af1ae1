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
      deliveries.due().forEach(id -> deliveries.claim(id).ifPresent(this::send));
    }
  }

  private void send(Letter letter) {
    try {
      server.send(letter);
      deliveries.sent(letter.id());
    } catch (MessagingException e) {
      LOG.log(
          System.Logger.Level.WARNING, "Mail {0} was not sent: {1}", letter.id(), e.getMessage());
      deliveries.failed(letter.id(), String.valueOf(e.getMessage()));
    }
  }
}
