package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.keys.SealedKey;
import org.gatehouse.sso.keys.SpareKey;
import org.gatehouse.sso.keys.SpareKeys;
import org.jspecify.annotations.Nullable;

/** Our addresses, made from the configured public URL and never from a request. */
@ApplicationScoped
class SsoAddresses {

  private static final int SHORT = "A1:B2:C3:D4".length();

  @Inject Settings settings;
  @EJB SpareKeys spares;
  @EJB SsoRows rows;

  /** Our SAML name of that account, which is where its people sign in as well. */
  String entityId(String spName) {
    return settings.link("/login/saml/" + spName + "/");
  }

  String acsUrl(SsoConfiguration configuration) {
    return entityId(configuration.spName()) + "acs/" + configuration.acsToken();
  }

  /** The account's own names and keys, with the agreement that counts there. */
  SsoDetails details(SsoConfiguration configuration, Instant now) {
    SsoConfiguration source = rows.source(configuration).orElse(configuration);
    return details(configuration, source.idp(), source.options(), now);
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
        own(configuration.key()).pem(),
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
        options.absentMeansNone(),
        options.asking(),
        options.reading(),
        keys(configuration, now),
        SsoValues.of(configuration.spName(), idp, options));
  }

  /** That of a certificate of ours. */
  String fingerprint(SealedKey key) {
    return own(key).fingerprint();
  }

  private SsoDetails.OwnKeys keys(SsoConfiguration configuration, Instant now) {
    List<SpareKey> spare = spares.of(configuration.accountId());
    return new SsoDetails.OwnKeys(
        certificate(own(configuration.key()), now),
        key(spare, SpareKey.State.NEXT, now),
        key(spare, SpareKey.State.FORMER, now));
  }

  private static Optional<SsoDetails.OwnKey> key(
      List<SpareKey> spare, SpareKey.State state, Instant now) {
    return spare.stream()
        .filter(key -> key.state() == state)
        .map(key -> new SsoDetails.OwnKey(certificate(own(key.key()), now), key.since()))
        .findFirst();
  }

  private static IdpCertificate own(SealedKey key) {
    var der = Base64.getDecoder().decode(key.certificate());
    return new IdpCertificate(ServiceProviderKey.certificate(der));
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
