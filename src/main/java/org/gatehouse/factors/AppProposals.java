package org.gatehouse.factors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.access.Caller;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;

/**
 * Proposes keys for authenticator apps. Nothing is kept until an app has shown a code: the page
 * holds the key meanwhile, encrypted for one user and half an hour.
 */
@ApplicationScoped
class AppProposals {

  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final String ISSUER = "Gatehouse";

  @Inject Secrets secrets;
  @Inject Clock clock;

  /** A new key for this user. */
  AppProposal make(Caller user) {
    byte[] secret = AppCodes.secret();
    byte[] whole =
        ByteBuffer.allocate(Long.BYTES + secret.length)
            .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
            .put(secret)
            .array();
    return proposal(user, secret, secrets.encrypt(whole, purpose(user)));
  }

  /** The same again; INVALID at {@code code} if it is too old or not this user's. */
  AppProposal again(Caller user, String sealed) {
    return proposal(user, secret(user, sealed), sealed);
  }

  /** The key. */
  byte[] secret(Caller user, String sealed) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(secrets.decrypt(sealed, purpose(user)));
      if (Instant.ofEpochSecond(whole.getLong()).isAfter(clock.instant())) {
        byte[] secret = new byte[whole.remaining()];
        whole.get(secret);
        return secret;
      }
    } catch (IllegalStateException | IllegalArgumentException forged) {
      // Answered like one that is too old.
    }
    throw BusinessException.invalid("code", "factors.totp.late");
  }

  private static AppProposal proposal(Caller user, byte[] secret, String sealed) {
    String text = AppCodes.text(secret);
    String label = encoded(user.home().slug() + ":" + user.userName());
    String uri = "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + text + "&issuer=" + ISSUER;
    return new AppProposal(sealed, text.replaceAll("(.{4})(?=.)", "$1 "), uri);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String purpose(Caller user) {
    return "factors.totp.proposal:" + user.userId().orElseThrow(BusinessException::forbidden);
  }
}
