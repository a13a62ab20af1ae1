package org.gatehouse.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that somebody wants, as he gave them. Null means none for the two rules that can be
 * off, and leaves everything else what it is.
 *
 * @param allowList blocks of addresses; empty for everywhere
 * @param startsInDays when rules begin that are stricter than what holds now; null for now, or when
 *     those begin that were decided before
 */
public record NewPolicy(
    @Nullable Integer maxInactivityDays,
    @Nullable Integer maxLoginAttempts,
    @Nullable Integer passwordValidityDays,
    Factor twoFactor,
    @Nullable Integer idleMinutes,
    @Nullable Integer absoluteHours,
    @Nullable List<String> allowList,
    @Nullable Integer startsInDays) {

  /** What stands for an input that is no number: no rule allows it. */
  public static final int NO_NUMBER = -1;

  /** What is wanted of the second factor. */
  public record Factor(
      boolean enabled,
      boolean everyLogin,
      @Nullable List<String> methods,
      @Nullable Integer deviceDays,
      @Nullable Boolean forSso) {}

  /** The rules as they are, to be wanted again with something changed. */
  static NewPolicy of(PolicyDetails rules) {
    TwoFactor factor = rules.twoFactor();
    return new NewPolicy(
        rules.maxInactivityDays(),
        rules.maxLoginAttempts(),
        rules.passwordValidityDays(),
        new Factor(
            factor.enabled(),
            factor.everyLogin(),
            factor.methodNames(),
            factor.deviceDays(),
            factor.forSso()),
        rules.sessions().idleMinutes(),
        rules.sessions().absoluteHours(),
        rules.allowList().texts(),
        null);
  }
}
