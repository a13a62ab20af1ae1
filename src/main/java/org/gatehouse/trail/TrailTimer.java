package org.gatehouse.trail;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Counts new entries every second, and makes the coming months at the start and every day. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class TrailTimer {

  /** So that another node, or the end of the server, does not wait for long. */
  private static final int MOST_AT_ONCE = 20;

  @EJB Counts counts;
  @EJB Parts parts;

  @PostConstruct
  @Schedule(hour = "3", minute = "10", persistent = false)
  void makeParts() {
    parts.makeAhead();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void count() {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      if (!counts.fold()) {
        return;
      }
    }
  }
}
