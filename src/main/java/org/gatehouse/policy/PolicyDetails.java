package org.gatehouse.policy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.error.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an account.
 *
 * @param maxInactivityDays whoever does not sign in for so many days is disabled; null for nobody
 * @param maxLoginAttempts the wrong password in a row that locks a user
 * @param passwordValidityDays after so many days another password is asked for; null for never
 * @param ramp what holds instead for a while, if stricter rules begin later
 */
public record PolicyDetails(
    @Nullable Integer maxInactivityDays,
    int maxLoginAttempts,
    @Nullable Integer passwordValidityDays,
    TwoFactor twoFactor,
    SessionLimits sessions,
    AllowList allowList,
    @Nullable Ramp ramp) {

  /** What holds until the account decides otherwise. */
  public static final PolicyDetails RECOMMENDED =
      new PolicyDetails(
          null, 5, null, TwoFactor.OFF, SessionLimits.USUAL, AllowList.EVERYWHERE, null);

  // The names that the audit log has for the values, in the order of the page.
  static final String INACTIVITY = "inactivityDays";
  static final String ATTEMPTS = "loginAttempts";
  static final String VALIDITY = "validityDays";
  static final String IDLE = "idleMinutes";
  static final String ABSOLUTE = "absoluteHours";
  static final String ADDRESSES = "allowList";
  static final String TWO_FACTOR = "twoFactor";
  static final String EVERY_LOGIN = "everyLogin";
  static final String METHODS = "methods";
  static final String DEVICE_DAYS = "deviceDays";
  static final String FOR_SSO = "forSso";

  static final String NEVER = "NEVER";

  /** What holds at that moment: the rules without those that have not begun. */
  public PolicyDetails inForce(Instant now) {
    return ramp == null || !now.isBefore(ramp.until())
        ? begun(maxInactivityDays, passwordValidityDays)
        : begun(ramp.maxInactivityDays(), ramp.passwordValidityDays());
  }

  /** The same rules with another one about inactivity, which counts at once. */
  public PolicyDetails with(int inactivityDays) {
    return begun(inactivityDays, passwordValidityDays);
  }

  /** When the rules begin that have not begun at that moment. */
  public Optional<Instant> startsAt(Instant now) {
    return Optional.ofNullable(ramp).map(Ramp::until).filter(now::isBefore);
  }

  /** What stands for the rules in a form that shows them; the beginning of stricter ones apart. */
  public String shown() {
    return Shown.of(
        Stream.of(optionValues(), twoFactorValues())
            .flatMap(values -> values.values().stream())
            .toList());
  }

  /** The values of the second factor as the audit log writes them. */
  Map<String, String> twoFactorValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(TWO_FACTOR, Boolean.toString(twoFactor.enabled()));
    values.put(EVERY_LOGIN, Boolean.toString(twoFactor.everyLogin()));
    values.put(METHODS, String.join(", ", twoFactor.methodNames()));
    values.put(DEVICE_DAYS, Integer.toString(twoFactor.deviceDays()));
    values.put(FOR_SSO, Boolean.toString(twoFactor.forSso()));
    return values;
  }

  /** All other values as the audit log writes them. */
  Map<String, String> optionValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(INACTIVITY, days(maxInactivityDays));
    values.put(ATTEMPTS, Integer.toString(maxLoginAttempts));
    values.put(VALIDITY, days(passwordValidityDays));
    values.put(IDLE, Integer.toString(sessions.idleMinutes()));
    values.put(ABSOLUTE, Integer.toString(sessions.absoluteHours()));
    values.put(ADDRESSES, allowList.text());
    return values;
  }

  private PolicyDetails begun(@Nullable Integer inactivity, @Nullable Integer validity) {
    return new PolicyDetails(
        inactivity, maxLoginAttempts, validity, twoFactor, sessions, allowList, null);
  }

  private static String days(@Nullable Integer days) {
    return Objects.toString(days, NEVER);
  }
}
