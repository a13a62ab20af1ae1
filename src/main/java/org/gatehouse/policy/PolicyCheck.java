package org.gatehouse.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** Makes rules out of what somebody wants, beside those that are there. */
final class PolicyCheck {

  static final String ADDRESSES = "allowList";
  static final String METHODS = "twoFactor.methods";

  private static final int MOST_BLOCKS = 100;

  /** What everybody has who can come in at all. */
  static final Set<TwoFactor.Method> EVERYBODYS =
      Set.of(TwoFactor.Method.EMAIL, TwoFactor.Method.SMS);

  private final PolicyDetails present;
  private final Complaints complaints;

  PolicyCheck(PolicyDetails present, Complaints complaints) {
    this.present = present;
    this.complaints = complaints;
  }

  /**
   * The rules; what is wrong with them is complained of.
   *
   * @param address from where he wants them
   */
  PolicyDetails check(NewPolicy wanted, String address, Instant now) {
    Bounds.INACTIVITY.check(wanted.maxInactivityDays(), complaints);
    Bounds.ATTEMPTS.require(wanted.maxLoginAttempts(), complaints);
    Bounds.VALIDITY.check(wanted.passwordValidityDays(), complaints);
    Bounds.IDLE.check(wanted.idleMinutes(), complaints);
    Bounds.ABSOLUTE.check(wanted.absoluteHours(), complaints);
    Bounds.START.check(wanted.startsInDays(), complaints);
    return new PolicyDetails(
        wanted.maxInactivityDays(),
        or(wanted.maxLoginAttempts(), present.maxLoginAttempts()),
        wanted.passwordValidityDays(),
        factor(wanted.twoFactor()),
        new SessionLimits(
            or(wanted.idleMinutes(), present.sessions().idleMinutes()),
            or(wanted.absoluteHours(), present.sessions().absoluteHours())),
        addresses(wanted.allowList(), address),
        ramp(wanted, now));
  }

  private TwoFactor factor(NewPolicy.Factor wanted) {
    Bounds.DEVICE.check(wanted.deviceDays(), complaints);
    List<TwoFactor.Method> methods = methods(wanted);
    if (wanted.enabled() && methods.stream().noneMatch(EVERYBODYS::contains)) {
      complaints.add(METHODS, "policy.methods.everybody");
    }
    return new TwoFactor(
        wanted.enabled(),
        wanted.everyLogin(),
        methods,
        or(wanted.deviceDays(), present.twoFactor().deviceDays()),
        Boolean.TRUE.equals(
            wanted.forSso() == null ? present.twoFactor().forSso() : wanted.forSso()));
  }

  /** While nobody is asked, no ways at all mean those that there were. */
  private List<TwoFactor.Method> methods(NewPolicy.Factor wanted) {
    List<String> names = wanted.methods();
    if (names == null || (names.isEmpty() && !wanted.enabled())) {
      return present.twoFactor().methods();
    }
    List<String> known = Arrays.stream(TwoFactor.Method.values()).map(Enum::name).toList();
    if (!known.containsAll(names)) {
      complaints.add(METHODS, "policy.methods.unknown", String.join(", ", known));
      return present.twoFactor().methods();
    }
    return names.stream().map(TwoFactor.Method::valueOf).toList();
  }

  /** Nobody shuts himself out: a new list holds the address that it is wanted from. */
  private AllowList addresses(@Nullable List<String> wanted, String address) {
    if (wanted == null) {
      return present.allowList();
    }
    try {
      AllowList list = AllowList.parse(String.join(",", wanted));
      if (list.blocks().size() > MOST_BLOCKS) {
        complaints.add(ADDRESSES, "policy.allowList.many", MOST_BLOCKS);
      } else if (!list.equals(present.allowList()) && !list.allows(address)) {
        complaints.add(ADDRESSES, "policy.allowList.outside", address);
      }
      return list;
    } catch (IllegalArgumentException noBlock) {
      complaints.add(ADDRESSES, "policy.allowList.shape");
      return present.allowList();
    }
  }

  /** Only what is stricter than what holds now may begin later. */
  private @Nullable Ramp ramp(NewPolicy wanted, Instant now) {
    Integer days = wanted.startsInDays();
    if (days == null) {
      return present.startsAt(now).isPresent() ? rest(wanted, present.ramp()) : null;
    }
    PolicyDetails holds = present.inForce(now);
    boolean inactivity = stricter(wanted.maxInactivityDays(), holds.maxInactivityDays());
    boolean validity = stricter(wanted.passwordValidityDays(), holds.passwordValidityDays());
    if (days <= 0 || !(inactivity || validity)) {
      return null;
    }
    return new Ramp(
        now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS),
        inactivity ? holds.maxInactivityDays() : wanted.maxInactivityDays(),
        validity ? holds.passwordValidityDays() : wanted.passwordValidityDays());
  }

  /** What was to begin later still does, but for the rule that is another one now. */
  private @Nullable Ramp rest(NewPolicy wanted, @Nullable Ramp pending) {
    if (pending == null) {
      return null;
    }
    Integer inactivity = wanted.maxInactivityDays();
    Integer validity = wanted.passwordValidityDays();
    Ramp rest =
        new Ramp(
            pending.until(),
            Objects.equals(inactivity, present.maxInactivityDays())
                ? pending.maxInactivityDays()
                : inactivity,
            Objects.equals(validity, present.passwordValidityDays())
                ? pending.passwordValidityDays()
                : validity);
    boolean nothing =
        Objects.equals(rest.maxInactivityDays(), inactivity)
            && Objects.equals(rest.passwordValidityDays(), validity);
    return nothing ? null : rest;
  }

  private static boolean stricter(@Nullable Integer wanted, @Nullable Integer holds) {
    return wanted != null && (holds == null || wanted < holds);
  }

  private static int or(@Nullable Integer wanted, int present) {
    return wanted == null ? present : wanted;
  }
}
