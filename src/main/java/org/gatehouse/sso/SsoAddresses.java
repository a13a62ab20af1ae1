package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.jspecify.annotations.Nullable;

/** Our addresses, made from the configured public URL and never from a request. */
@ApplicationScoped
class SsoAddresses {

  private static final int SHORT = "A1:B2:C3:D4".length();

  @Inject Settings settings;

  /** Our SAML name of that account, which is where its people sign in as well. */
  String entityId(String spName) {
    return settings.link("/login/saml/" + spName + "/");
  }

  String acsUrl(SsoConfiguration configuration) {
    return entityId(configuration.spName()) + "acs/" + configuration.acsToken();
  }

  SsoDetails details(SsoConfiguration configuration, Instant now) {
    return details(configuration, configuration.idp(), configuration.options(), now);
  }

  /** The same with other values than the live ones. */
  SsoDetails details(SsoConfiguration configuration, CheckedSso values, Instant now) {
    return details(configuration, values.idp(), values.options(), now);
  }

  private SsoDetails details(
      SsoConfiguration configuration, @Nullable IdpValues idp, SsoOptions options, Instant now) {
    var entityId = entityId(configuration.spName());
    return new SsoDetails(
        configuration.spName(),
        entityId,
        acsUrl(configuration),
        entityId + "metadata",
        spCertificate(configuration),
        idp(idp, now),
        options.autoCreateUsers(),
        options.autoCreateGroups(),
        options.enabled(),
        options.enforced(),
        options.signRequests(),
        options.signatures().name(),
        options.skewSeconds(),
        options.authenticationMinutes(),
        options.allowUnsolicited(),
        options.absentMeansNone());
  }

  private static String spCertificate(SsoConfiguration configuration) {
    var der = Base64.getDecoder().decode(configuration.key().certificate());
    return new IdpCertificate(ServiceProviderKey.certificate(der)).pem();
  }

  private static SsoDetails.@Nullable Idp idp(@Nullable IdpValues values, Instant now) {
    if (values == null) {
      return null;
    }
    return new SsoDetails.Idp(
        values.entityId(),
        values.ssoUrl(),
        values.logoutUrl(),
        values.parsed().stream().map(certificate -> certificate(certificate, now)).toList());
  }

  private static SsoDetails.Certificate certificate(IdpCertificate certificate, Instant now) {
    var fingerprint = certificate.fingerprint();
    return new SsoDetails.Certificate(
        certificate.subject(),
        fingerprint,
        fingerprint.substring(0, SHORT),
        certificate.expiresAt(),
        certificate.isExpiredAt(now),
        certificate.pem());
  }
}
