package org.gatehouse.policy;

import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** The whole numbers that a rule allows. */
enum Bounds {
  INACTIVITY("", "maxInactivityDays", "policy.maxInactivityDays.range", 15, 365),
  ATTEMPTS("", "maxLoginAttempts", "policy.maxLoginAttempts.range", 3, 20),
  VALIDITY("", "passwordValidityDays", "policy.passwordValidityDays.range", 1, 3650),
  DEVICE("twoFactor", "deviceDays", "policy.deviceDays.range", 1, 365),
  IDLE("sessions", "idleMinutes", "policy.idleMinutes.range", 5, 1440),
  ABSOLUTE("sessions", "absoluteHours", "policy.absoluteHours.range", 1, 168),
  START("", "startsInDays", "policy.startsInDays.range", 0, 90);

  private final String field;
  private final String key;
  private final int least;
  private final int most;

  Bounds(String of, String name, String key, int least, int most) {
    this.field = of.isEmpty() ? name : of + '.' + name;
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** Complains of a number outside; of none it does not. */
  void check(@Nullable Integer number, Complaints complaints) {
    if (number != null && (number < least || number > most)) {
      complaints.add(field, key, least, most);
    }
  }

  /** Complains of none, too. */
  void require(@Nullable Integer number, Complaints complaints) {
    check(number == null ? Integer.valueOf(NewPolicy.NO_NUMBER) : number, complaints);
  }
}
