package org.gatehouse.sso;

import java.time.Duration;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/**
 * What an account decides about its single sign-on.
 *
 * @param enforced whether its people can no longer use a password; counts while it is enabled
 * @param authenticationMinutes how long ago somebody may have signed in at the provider, if limited
 * @param absentMeansNone whether a response without the attribute of groups says that there are
 *     none
 */
record SsoOptions(
    boolean autoCreateUsers,
    boolean autoCreateGroups,
    boolean enabled,
    boolean enforced,
    boolean signRequests,
    SignatureDemand signatures,
    int skewSeconds,
    @Nullable Integer authenticationMinutes,
    boolean allowUnsolicited,
    boolean absentMeansNone,
    SamlRules.Asking asking,
    SamlRules.Reading reading) {

  /** Off; once enabled it is enforced, requests and assertions are signed. */
  static SsoOptions standard() {
    return new SsoOptions(
        false,
        false,
        false,
        true,
        true,
        SignatureDemand.ASSERTION,
        60,
        null,
        false,
        false,
        SamlRules.Asking.standard(),
        SamlRules.Reading.standard());
  }

  SsoOptions withEnabled(boolean on) {
    return with(autoCreateGroups, on, enforced);
  }

  SsoOptions withEnforced(boolean on) {
    return with(autoCreateGroups, enabled, on);
  }

  SsoOptions withAutoCreateGroups(boolean on) {
    return with(on, enabled, enforced);
  }

  /** The same with the switches of other ones. */
  SsoOptions withSwitches(SsoOptions live) {
    return with(live.autoCreateGroups, live.enabled, live.enforced);
  }

  private SsoOptions with(boolean groups, boolean on, boolean alone) {
    return new SsoOptions(
        autoCreateUsers,
        groups,
        on,
        alone,
        signRequests,
        signatures,
        skewSeconds,
        authenticationMinutes,
        allowUnsolicited,
        absentMeansNone,
        asking,
        reading);
  }

  SamlRules rules() {
    return new SamlRules(
        signRequests,
        signatures,
        Duration.ofSeconds(skewSeconds),
        authenticationMinutes == null ? null : Duration.ofMinutes(authenticationMinutes),
        allowUnsolicited,
        asking,
        reading);
  }
}
