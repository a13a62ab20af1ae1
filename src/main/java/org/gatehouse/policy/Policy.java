package org.gatehouse.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an account has decided about sign-ins; until it does, it has no row. */
@Entity
@Table(name = "account_policy")
public class Policy {

  private static final String SEPARATOR = ",";

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Version
  @Column(name = "version")
  private int version;

  @Column(name = "max_inactivity_days")
  private @Nullable Integer maxInactivityDays;

  @Column(name = "max_login_attempts")
  private int maxLoginAttempts;

  @Column(name = "password_validity_days")
  private @Nullable Integer passwordValidityDays;

  @Column(name = "two_factor")
  private boolean twoFactor;

  @Column(name = "two_factor_every_login")
  private boolean everyLogin;

  @Column(name = "two_factor_methods")
  private String methods;

  @Column(name = "two_factor_for_sso")
  private boolean forSso;

  @Column(name = "device_days")
  private int deviceDays;

  @Column(name = "idle_minutes")
  private int idleMinutes;

  @Column(name = "absolute_hours")
  private int absoluteHours;

  @Column(name = "allow_list")
  private String allowList;

  @Column(name = "ramp_until")
  private @Nullable Instant rampUntil;

  @Column(name = "ramp_inactivity_days")
  private @Nullable Integer rampInactivityDays;

  @Column(name = "ramp_validity_days")
  private @Nullable Integer rampValidityDays;

  /** For JPA. */
  protected Policy() {}

  Policy(long accountId, PolicyDetails rules) {
    this.accountId = accountId;
    follow(rules);
  }

  final void follow(PolicyDetails rules) {
    maxInactivityDays = rules.maxInactivityDays();
    maxLoginAttempts = rules.maxLoginAttempts();
    passwordValidityDays = rules.passwordValidityDays();
    twoFactor = rules.twoFactor().enabled();
    everyLogin = rules.twoFactor().everyLogin();
    methods = String.join(SEPARATOR, rules.twoFactor().methodNames());
    forSso = rules.twoFactor().forSso();
    deviceDays = rules.twoFactor().deviceDays();
    idleMinutes = rules.sessions().idleMinutes();
    absoluteHours = rules.sessions().absoluteHours();
    allowList = rules.allowList().text();
    Ramp ramp = rules.ramp();
    rampUntil = ramp == null ? null : ramp.until();
    rampInactivityDays = ramp == null ? null : ramp.maxInactivityDays();
    rampValidityDays = ramp == null ? null : ramp.passwordValidityDays();
  }

  PolicyDetails details() {
    return new PolicyDetails(
        maxInactivityDays,
        maxLoginAttempts,
        passwordValidityDays,
        new TwoFactor(
            twoFactor,
            everyLogin,
            Arrays.stream(methods.split(SEPARATOR))
                .filter(name -> !name.isEmpty())
                .map(TwoFactor.Method::valueOf)
                .toList(),
            deviceDays,
            forSso),
        new SessionLimits(idleMinutes, absoluteHours),
        AllowList.parse(allowList),
        rampUntil == null ? null : new Ramp(rampUntil, rampInactivityDays, rampValidityDays));
  }
}
