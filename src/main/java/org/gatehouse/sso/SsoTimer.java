package org.gatehouse.sso;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.gatehouse.sso.requests.AssertionRows;
import org.gatehouse.sso.requests.BegunRequests;
import org.gatehouse.sso.tickets.Tickets;

/** Removes requests, assertions and tickets that are over, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
public class SsoTimer {

  @Inject BegunRequests requests;
  @Inject AssertionRows assertions;
  @Inject Tickets tickets;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void removeExpired() {
    requests.removeExpired();
    assertions.removeExpired();
    tickets.removeExpired();
  }
}
