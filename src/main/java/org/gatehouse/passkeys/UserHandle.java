package org.gatehouse.passkeys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gatehouse.platform.crypto.Tokens;

/**
 * By what authenticators know a user: the same for all of his passkeys, and nothing that tells who
 * he is (WebAuthn level 3, 14.6.1). It is no secret.
 */
final class UserHandle {

  private UserHandle() {}

  /** The handle, 43 characters of base64url. */
  static String of(long accountId, long userId) {
    byte[] name = ("passkey of " + accountId + "/" + userId).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.sha256(name));
  }
}
