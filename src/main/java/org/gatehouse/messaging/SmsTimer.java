package org.gatehouse.messaging;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/**
 * Sends the text messages of the outbox, every second; the other channel has a timer of its own.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@AccessTimeout(-1)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
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
