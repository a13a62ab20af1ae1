package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Base64;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.keys.SealedKey;

/** Makes our key pairs and keeps their private halves encrypted. */
@ApplicationScoped
class SsoKeys {

  private static final String PURPOSE = "sso.sp-key:";

  @Inject Secrets secrets;
  @Inject Clock clock;

  /** A new key pair. */
  SealedKey make(String name) {
    return seal(ServiceProviderKey.generate(name, clock.instant()));
  }

  /** The pair, bound to its certificate: it can not be read for another one. */
  SealedKey seal(ServiceProviderKey key) {
    var certificate = Base64.getEncoder().encodeToString(key.certificateBytes());
    return new SealedKey(
        secrets.encrypt(key.privateKeyBytes(), PURPOSE + certificate), certificate);
  }

  ServiceProviderKey open(SealedKey sealed) {
    return ServiceProviderKey.of(
        secrets.decrypt(sealed.encryptedKey(), PURPOSE + sealed.certificate()),
        Base64.getDecoder().decode(sealed.certificate()));
  }
}
