package org.gatehouse.sso.keys;

/** A key pair of ours as it is stored: the private half encrypted, the certificate in Base64. */
public record SealedKey(String encryptedKey, String certificate) {

  /** Without the private half, encrypted as it is. */
  @Override
  public String toString() {
    return "SealedKey";
  }
}
