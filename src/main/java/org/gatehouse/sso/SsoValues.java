package org.gatehouse.sso;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/** A configuration's fields as texts; certificates by their fingerprints, for people to compare. */
final class SsoValues {

  static final String GROUPS = "autoCreateGroups";
  static final String ENABLED = "enabled";
  static final String ENFORCED = "enforced";

  /** What counts at once, never by way of a draft. */
  static final Set<String> SWITCHES = Set.of(GROUPS, ENABLED, ENFORCED);

  private SsoValues() {}

  static Map<String, String> of(SsoConfiguration configuration) {
    return of(configuration.spName(), configuration.idp(), configuration.options());
  }

  static Map<String, String> of(String spName, @Nullable IdpValues idp, SsoOptions options) {
    var values = new LinkedHashMap<String, String>();
    values.put("spName", spName);
    if (idp != null) {
      values.put("idpEntityId", idp.entityId());
      values.put("ssoUrl", idp.ssoUrl());
      values.put("logoutUrl", idp.logoutUrl());
      values.put(
          "certificates",
          idp.parsed().stream().map(IdpCertificate::fingerprint).collect(Collectors.joining(" ")));
    }
    values.putAll(options(options));
    return values;
  }

  static Map<String, String> options(SsoOptions options) {
    var values = new LinkedHashMap<String, String>();
    values.put("autoCreateUsers", Boolean.toString(options.autoCreateUsers()));
    values.put(GROUPS, Boolean.toString(options.autoCreateGroups()));
    values.put(ENABLED, Boolean.toString(options.enabled()));
    values.put(ENFORCED, Boolean.toString(options.enforced()));
    values.put("signRequests", Boolean.toString(options.signRequests()));
    values.put("signatures", options.signatures().name());
    values.put("skewSeconds", Integer.toString(options.skewSeconds()));
    values.put("authenticationMinutes", Objects.toString(options.authenticationMinutes(), ""));
    values.put("allowUnsolicited", Boolean.toString(options.allowUnsolicited()));
    values.put("absentMeansNone", Boolean.toString(options.absentMeansNone()));
    return values;
  }

  /** The options again; the switches come from the live ones, what is not there is as usual. */
  static SsoOptions options(Map<String, String> terms, SsoOptions live) {
    Map<String, String> values = new LinkedHashMap<>(options(SsoOptions.standard()));
    values.putAll(terms);
    String minutes = values.getOrDefault("authenticationMinutes", "");
    return new SsoOptions(
        Boolean.parseBoolean(values.get("autoCreateUsers")),
        live.autoCreateGroups(),
        live.enabled(),
        live.enforced(),
        Boolean.parseBoolean(values.get("signRequests")),
        SignatureDemand.valueOf(values.get("signatures")),
        Integer.parseInt(values.getOrDefault("skewSeconds", "")),
        minutes.isEmpty() ? null : Integer.valueOf(minutes),
        Boolean.parseBoolean(values.get("allowUnsolicited")),
        Boolean.parseBoolean(values.get("absentMeansNone")));
  }
}
