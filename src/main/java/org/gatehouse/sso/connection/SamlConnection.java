package org.gatehouse.sso.connection;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One account's agreement with its identity provider.
 *
 * @param accountId whose agreement this is; nothing of it may touch another account
 * @param version grows with every change, so that what was built from an older one is dropped;
 *     below zero for a draft, of which nothing is kept
 * @param idpCertificates the keys that may sign, an expired one included
 * @param key what we sign with; what is encrypted for it we can read
 * @param otherKeys ours as well while one takes the place of another: what is encrypted for one of
 *     them we can read
 * @param nextKey the one of these that will take the place, which our metadata names beside ours
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
    SamlRules rules,
    List<ServiceProviderKey> otherKeys,
    Optional<ServiceProviderKey> nextKey) {

  public SamlConnection {
    idpCertificates = List.copyOf(idpCertificates);
    otherKeys = List.copyOf(otherKeys);
  }

  /** One with one key, as most are. */
  public SamlConnection(
      long accountId,
      long version,
      String idpEntityId,
      List<X509Certificate> idpCertificates,
      String ssoUrl,
      String spEntityId,
      String acsUrl,
      ServiceProviderKey key,
      SamlRules rules) {
    this(
        accountId,
        version,
        idpEntityId,
        idpCertificates,
        ssoUrl,
        spEntityId,
        acsUrl,
        key,
        rules,
        List.of(),
        Optional.empty());
  }

  /** All keys that somebody may have encrypted something for. */
  public List<ServiceProviderKey> keys() {
    return Stream.concat(Stream.of(key), otherKeys.stream()).toList();
  }
}
