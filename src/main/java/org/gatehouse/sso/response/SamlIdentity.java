package org.gatehouse.sso.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who came, on the word of the account's identity provider.
 *
 * @param issuer the identity provider's entity id
 * @param nameId the name identifier as sent, without blanks around it
 * @param key the name identifier in ASCII lower case, by which the person is found again
 * @param email the e-mail claim as sent, or the name identifier where there is none
 * @param otherAddress an address by which the person may be found as well, where the name
 *     identifier is none
 * @param groups the group claim as sent, whatever it is; empty when the identity provider sent none
 *     at all, which differs from an empty list
 * @param notOnOrAfter the end of the assertion's validity
 * @param sessionIndex the session at the identity provider
 * @param expiredCertificate the fingerprint of the signing certificate where it has run out: a
 *     warning, not a refusal
 */
public record SamlIdentity(
    String issuer,
    String nameId,
    String key,
    String email,
    Optional<String> otherAddress,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<List<String>> groups,
    String assertionId,
    Instant notOnOrAfter,
    @Nullable String sessionIndex,
    Optional<String> expiredCertificate) {

  /** Whether a sign-in may name somebody so; where it may not, nobody ever comes in under it. */
  public static boolean mayBeNamed(String nameId) {
    try {
      Text.checkAddress("NameID", nameId);
      return true;
    } catch (SamlRefusal refusal) {
      return false;
    }
  }
}
