package org.gatehouse.users.rules;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.time.TimerGuard;
import org.gatehouse.policy.Policies;

/**
 * Looks often whether the works of the night are to be done, so that a node that was away catches
 * up at once.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@AccessTimeout(-1)
@Interceptors(TimerGuard.class)
public class NightTimer {

  private static final System.Logger LOG = System.getLogger(NightTimer.class.getName());
  private static final int ACCOUNTS = 100;

  @EJB Nights nights;
  @EJB Policies policies;
  @Inject All<NightWork> works;

  @Schedule(hour = "*", minute = "*", second = "3/5", persistent = false)
  void work() {
    if (!nights.due()) {
      return;
    }
    List<NightWork> inOrder = works.stream().sorted(Comparator.comparing(NightWork::task)).toList();
    for (NightWork work : inOrder) {
      if (!everywhere(work)) {
        return;
      }
    }
    nights.over();
  }

  /** Does it for all accounts; false if another node is at it. */
  private boolean everywhere(NightWork work) {
    List<Long> some = policies.decided(0, ACCOUNTS);
    while (!some.isEmpty()) {
      for (long account : some) {
        if (!wholly(work, account)) {
          return false;
        }
      }
      some = policies.decided(some.get(some.size() - 1), ACCOUNTS);
    }
    return true;
  }

  private boolean wholly(NightWork work, long account) {
    try {
      Nights.Step step;
      do {
        step = nights.step(work, account);
      } while (step == Nights.Step.MORE);
      return step == Nights.Step.OVER;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, work.task() + " failed for account " + account, e);
      nights.giveUp(work.task(), account);
      return true;
    }
  }
}
