package org.gatehouse.sso.connection;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * One account's agreement with its identity provider.
 *
 * @param accountId whose agreement this is; nothing of it may touch another account
 * @param version grows with every change, so that what was built from an older one is dropped;
 *     below zero for a draft, of which nothing is kept
 * @param idpCertificates the keys that may sign, an expired one included
 * @param spEntityId our name towards the identity provider, a URL that ends in a slash
 */
public record SamlConnection(
    long accountId,
    long version,
    String idpEntityId,
    List<X509Certificate> idpCertificates,
    String ssoUrl,
    String spEntityId,
    String acsUrl,
    ServiceProviderKey key,
    SamlRules rules) {

  public SamlConnection {
    idpCertificates = List.copyOf(idpCertificates);
  }
}
