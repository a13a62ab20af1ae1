package org.gatehouse.sso;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.sso.connection.IdpCertificate;

/** A configuration's fields as the audit log compares them; certificates by their fingerprints. */
final class SsoValues {

  private SsoValues() {}

  static Map<String, String> of(SsoConfiguration configuration) {
    var values = new LinkedHashMap<String, String>();
    values.put("spName", configuration.spName());
    var idp = configuration.idp();
    if (idp != null) {
      values.put("idpEntityId", idp.entityId());
      values.put("ssoUrl", idp.ssoUrl());
      values.put("logoutUrl", idp.logoutUrl());
      values.put(
          "certificates",
          idp.parsed().stream().map(IdpCertificate::fingerprint).collect(Collectors.joining(" ")));
    }
    var options = configuration.options();
    values.put("autoCreateUsers", Boolean.toString(options.autoCreateUsers()));
    values.put("autoCreateGroups", Boolean.toString(options.autoCreateGroups()));
    values.put("enabled", Boolean.toString(options.enabled()));
    values.put("enforced", Boolean.toString(options.enforced()));
    values.put("signRequests", Boolean.toString(options.signRequests()));
    values.put("signatures", options.signatures().name());
    values.put("skewSeconds", Integer.toString(options.skewSeconds()));
    values.put("authenticationMinutes", Objects.toString(options.authenticationMinutes(), ""));
    values.put("allowUnsolicited", Boolean.toString(options.allowUnsolicited()));
    values.put("absentMeansNone", Boolean.toString(options.absentMeansNone()));
    return values;
  }
}
