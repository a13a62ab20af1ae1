package org.gatehouse.messaging;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Sends the text messages of the outbox, every second; the other channel has a timer of its own.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
@AccessTimeout(-1)
public class SmsTimer {

  @Inject SmsGateway transport;
  @Inject Rounds rounds;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void send() {
    rounds.run(transport);
  }

  /**
   * Sends what is due now, after the round that runs at this moment.
   *
   * @param begun is told when it begins: what is committed later needs another round
   */
  public void sendNow(Runnable begun) {
    begun.run();
    rounds.run(transport);
  }
}
