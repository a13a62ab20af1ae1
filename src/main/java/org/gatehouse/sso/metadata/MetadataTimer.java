package org.gatehouse.sso.metadata;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Looks every few minutes whose metadata is to be fetched again, and forgets what nobody took. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class MetadataTimer {

  private static final System.Logger LOG = System.getLogger(MetadataTimer.class.getName());
  private static final int AT_ONCE = 20;

  @EJB MetadataRefreshes refreshes;
  @EJB OldFinds finds;

  @Schedule(hour = "*", minute = "*/5", second = "41", persistent = false)
  void refresh() {
    for (long account : refreshes.due(AT_ONCE)) {
      try {
        if (refreshes.claim(account)) {
          refreshes.refresh(account);
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "Metadata of account " + account + " was not read", e);
      }
    }
  }

  @Schedule(hour = "*", minute = "23", persistent = false)
  void clean() {
    finds.forget();
  }
}
