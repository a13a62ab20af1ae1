package org.gatehouse.sso;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.sso.connection.CertificateRefusal;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.IdpCertificate;

/**
 * What the identity provider gave, checked.
 *
 * @param certificates as PEM, one behind the other
 */
record IdpValues(String entityId, String certificates, String ssoUrl, String logoutUrl) {

  List<IdpCertificate> parsed() {
    try {
      return Certificates.parse(certificates);
    } catch (CertificateRefusal e) {
      throw new IllegalStateException("A stored certificate can not be read", e);
    }
  }

  List<X509Certificate> x509() {
    return parsed().stream().map(IdpCertificate::certificate).toList();
  }

  static String pem(List<IdpCertificate> certificates) {
    return certificates.stream().map(IdpCertificate::pem).collect(Collectors.joining());
  }
}
