package org.gatehouse.users;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Answers forgotten passwords, every second, and forgets old links, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@AccessTimeout(-1)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class PasswordTimer {

  private static final System.Logger LOG = System.getLogger(PasswordTimer.class.getName());

  @EJB ForgottenPasswords forgotten;
  @EJB PasswordResets resets;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void answer() {
    forgotten.waiting().forEach(this::answer);
  }

  @Schedule(hour = "*", minute = "27", persistent = false)
  void forget() {
    resets.forget();
  }

  /**
   * Whatever is wrong with one must not keep the others waiting. It stays, since the database may
   * be back in a moment, until nobody waits for the answer any more.
   */
  private void answer(long id) {
    try {
      forgotten.answer(id);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Request " + id + " is not answered yet.", e);
    }
  }
}
