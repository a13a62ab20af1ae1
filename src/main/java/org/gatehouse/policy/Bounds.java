package org.gatehouse.policy;

import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** The whole numbers that a rule allows. */
enum Bounds {
  INACTIVITY("maxInactivityDays", 15, 365),
  ATTEMPTS("maxLoginAttempts", 3, 20),
  VALIDITY("passwordValidityDays", 1, 3650),
  DEVICE("twoFactor.deviceDays", 1, 365),
  IDLE("sessions.idleMinutes", 5, 1440),
  ABSOLUTE("sessions.absoluteHours", 1, 168),
  START("startsInDays", 0, 90);

  private final String field;
  private final int least;
  private final int most;

  Bounds(String field, int least, int most) {
    this.field = field;
    this.least = least;
    this.most = most;
  }

  /** Complains of a number outside; of none it does not. */
  void check(@Nullable Integer number, Complaints complaints) {
    if (number != null && (number < least || number > most)) {
      complaints.add(field, key(), least, most);
    }
  }

  /** Complains of none, too. */
  void require(@Nullable Integer number, Complaints complaints) {
    check(number == null ? Integer.valueOf(NewPolicy.NO_NUMBER) : number, complaints);
  }

  private String key() {
    return "policy." + field.substring(field.lastIndexOf('.') + 1) + ".range";
  }
}
