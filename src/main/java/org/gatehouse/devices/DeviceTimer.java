package org.gatehouse.devices;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Forgets devices that were not used for too long, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class DeviceTimer {

  @EJB Devices devices;

  @Schedule(hour = "*", minute = "35", persistent = false)
  void removeExpired() {
    devices.removeExpired();
  }
}
