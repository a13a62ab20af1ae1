package org.gatehouse.sso;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;
import org.gatehouse.sso.requests.AssertionRows;
import org.gatehouse.sso.requests.RequestRows;
import org.gatehouse.sso.tickets.Tickets;

/** Removes requests, assertions and tickets that are over, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class SsoTimer {

  @Inject RequestRows requests;
  @EJB AssertionRows assertions;
  @EJB Tickets tickets;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void removeExpired() {
    requests.removeExpired();
    assertions.removeExpired();
    tickets.removeExpired();
  }
}
