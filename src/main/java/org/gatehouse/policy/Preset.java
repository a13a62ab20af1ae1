package org.gatehouse.policy;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others recommend, to fill the form with; null leaves a field what it is. {@code 0} stands
 * for an empty one.
 */
enum Preset {
  /** What this product's handbook recommends. */
  HANDBOOK(null, 5, 90, null, null, false),
  /** NIST SP 800-63B-4 at level AAL2: no expiry, 24 hours at most, one hour idle. */
  NIST(null, 10, 0, 60, 24, true),
  /** PCI DSS 4: 8.2.6, 8.2.8, 8.3.4 and, with a second factor, nothing of 8.3.9. */
  PCI(90, 10, 0, 15, null, true);

  private final @Nullable Integer inactivity;
  private final @Nullable Integer attempts;
  private final @Nullable Integer validity;
  private final @Nullable Integer idle;
  private final @Nullable Integer absolute;
  private final boolean twoFactor;

  Preset(
      @Nullable Integer inactivity,
      @Nullable Integer attempts,
      @Nullable Integer validity,
      @Nullable Integer idle,
      @Nullable Integer absolute,
      boolean twoFactor) {
    this.inactivity = inactivity;
    this.attempts = attempts;
    this.validity = validity;
    this.idle = idle;
    this.absolute = absolute;
    this.twoFactor = twoFactor;
  }

  /** The one of that name. */
  static Optional<Preset> find(@Nullable String name) {
    return Arrays.stream(values()).filter(preset -> preset.name().equals(name)).findFirst();
  }

  /** Fills the form; saves nothing. */
  void fill(PolicyForm form) {
    form.setMaxInactivityDays(text(inactivity, form.getMaxInactivityDays()));
    form.setMaxLoginAttempts(text(attempts, form.getMaxLoginAttempts()));
    form.setPasswordValidityDays(text(validity, form.getPasswordValidityDays()));
    form.setIdleMinutes(text(idle, form.getIdleMinutes()));
    form.setAbsoluteHours(text(absolute, form.getAbsoluteHours()));
    form.setEnabled(twoFactor || form.isEnabled());
    if (form.isEnabled()) {
      form.chooseOneForEverybody();
    }
  }

  private static @Nullable String text(@Nullable Integer value, @Nullable String otherwise) {
    if (value == null) {
      return otherwise;
    }
    return value == 0 ? "" : value.toString();
  }
}
