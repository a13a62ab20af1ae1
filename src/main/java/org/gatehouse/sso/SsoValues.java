package org.gatehouse.sso;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.sso.connection.IdpCertificate;
import org.jspecify.annotations.Nullable;

/** A configuration's fields as texts; certificates by their fingerprints, for people to compare. */
final class SsoValues {

  static final String GROUPS = "autoCreateGroups";
  static final String ENABLED = "enabled";
  static final String ENFORCED = "enforced";
  static final String MINUTES = "authenticationMinutes";

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

  /** What tells a provider from another one. */
  static Map<String, String> provider(SsoDetails.Idp idp) {
    return Map.of(
        "idpEntityId",
        idp.entityId(),
        "certificates",
        idp.certificates().stream()
            .map(SsoDetails.Certificate::fingerprint)
            .collect(Collectors.joining(" ")));
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
    values.put(MINUTES, Objects.toString(options.authenticationMinutes(), ""));
    values.put("allowUnsolicited", Boolean.toString(options.allowUnsolicited()));
    values.put("absentMeansNone", Boolean.toString(options.absentMeansNone()));
    var asking = options.asking();
    values.put("forceAuthn", Boolean.toString(asking.forceAuthn()));
    values.put("authnContexts", String.join(" ", asking.contexts()));
    values.put("authnComparison", asking.comparison().name());
    var reading = options.reading();
    values.put("encryption", reading.encryption().name());
    values.put("nameIdValue", reading.nameIdValue().name());
    values.put("claimFirstName", reading.claims().firstName());
    values.put("claimLastName", reading.claims().lastName());
    values.put("claimEmail", reading.claims().email());
    values.put("claimGroups", reading.claims().groups());
    values.put("refuseExpiredCertificates", Boolean.toString(reading.expiredRefused()));
    return values;
  }

  /** The options again; the switches come from the live ones, what is not there is as usual. */
  static SsoOptions options(Map<String, String> terms, SsoOptions live) {
    NewSso wanted = wanted(terms);
    var unread = new Complaints();
    SsoOptions options = new CheckedOptions(SsoOptions.standard(), unread).check(wanted);
    return options.withSwitches(live);
  }

  /** The values as somebody would type them; the certificates are not among them. */
  static NewSso wanted(Map<String, String> values) {
    return new NewSso(
        values.get("idpEntityId"),
        List.of(),
        values.get("ssoUrl"),
        values.get("logoutUrl"),
        null,
        Boolean.parseBoolean(values.get("autoCreateUsers")),
        Boolean.parseBoolean(values.get(GROUPS)),
        Boolean.parseBoolean(values.get(ENABLED)),
        Boolean.parseBoolean(values.get(ENFORCED)),
        new NewSso.Strictness(
            flag(values, "signRequests"),
            values.get("signatures"),
            number(values, "skewSeconds"),
            number(values, MINUTES),
            flag(values, "allowUnsolicited"),
            flag(values, "absentMeansNone"),
            asking(values),
            reading(values)));
  }

  private static NewSso.Asking asking(Map<String, String> values) {
    String contexts = values.get("authnContexts");
    return new NewSso.Asking(
        flag(values, "forceAuthn"),
        contexts == null ? null : List.of(contexts.split(" ")),
        values.get("authnComparison"));
  }

  private static NewSso.Reading reading(Map<String, String> values) {
    return new NewSso.Reading(
        values.get("encryption"),
        values.get("nameIdValue"),
        new NewSso.Claims(
            values.get("claimFirstName"),
            values.get("claimLastName"),
            values.get("claimEmail"),
            values.get("claimGroups")),
        flag(values, "refuseExpiredCertificates"));
  }

  private static @Nullable Boolean flag(Map<String, String> values, String field) {
    String value = values.get(field);
    return value == null ? null : Boolean.valueOf(value);
  }

  /** An empty value is no limit, which zero stands for. */
  private static @Nullable Integer number(Map<String, String> values, String field) {
    String value = values.get(field);
    return value == null ? null : Integer.valueOf(value.isEmpty() ? "0" : value);
  }
}
