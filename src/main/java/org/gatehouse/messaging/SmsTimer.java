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
 * Sends the text messages of the outbox, every two seconds; the other channel has a timer of its
 * own.
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
}
