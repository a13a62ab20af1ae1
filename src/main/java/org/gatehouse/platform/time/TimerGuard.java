package org.gatehouse.platform.time;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;

/**
 * Keeps a timer going when its work fails: a server may drop one that throws twice, and the
 * database may be back in a second. For timers that run outside a transaction, since one that is
 * rolled back counts as a failure, too.
 */
public class TimerGuard {

  private static final System.Logger LOG = System.getLogger(TimerGuard.class.getName());

  /** Calls the timer; nothing that it throws gets further. */
  @AroundTimeout
  public Object guard(InvocationContext timer) {
    try {
      return timer.proceed();
    } catch (Exception e) {
      LOG.log(
          System.Logger.Level.ERROR,
          timer.getMethod().getDeclaringClass().getSimpleName() + " failed and is tried again.",
          e);
      return null;
    }
  }
}
