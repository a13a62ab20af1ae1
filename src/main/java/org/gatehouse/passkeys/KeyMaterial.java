package org.gatehouse.passkeys;

/**
 * What is known of a passkey's key.
 *
 * @param id the credential id, base64url
 * @param credential the attested credential data, base64
 * @param transports the ways to the authenticator, with commas between them
 * @param signCount how often it says that it was used; 0 where it does not count
 * @param backupEligible whether its provider may keep copies
 * @param backedUp whether it does
 */
public record KeyMaterial(
    String id,
    String credential,
    String transports,
    long signCount,
    boolean backupEligible,
    boolean backedUp) {

  /** After it was used once more. */
  KeyMaterial used(long count, boolean copied) {
    return new KeyMaterial(id, credential, transports, count, backupEligible, copied);
  }
}
