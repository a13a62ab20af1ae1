package org.gatehouse.factors;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.platform.crypto.ShortCodes;
import org.gatehouse.platform.crypto.Tokens;

/**
 * The codes of authenticator apps (RFC 6238): six digits of HMAC-SHA-1, another every thirty
 * seconds, which is what all apps understand.
 */
final class AppCodes {

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int SECRET_BYTES = 20;
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator(
          STEP, DIGITS, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);

  private AppCodes() {}

  /** A new key of 160 bits (RFC 4226). */
  static byte[] secret() {
    return Tokens.random(SECRET_BYTES);
  }

  /** The key as people type it. */
  static String text(byte[] secret) {
    return BaseEncoding.base32().omitPadding().encode(secret);
  }

  /** The code of a moment. */
  static String code(byte[] secret, Instant moment) {
    try {
      return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), moment);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("every key of bytes is one for HMAC", e);
    }
  }

  /**
   * The step that the code is of: this one, the one before, or the one to come, since clocks
   * differ; but a later one than that which was used last.
   */
  static OptionalLong step(byte[] secret, String typed, Instant now, long lastStep) {
    String code = ShortCodes.plain(typed);
    long step = now.getEpochSecond() / STEP.toSeconds();
    return LongStream.rangeClosed(step - 1, step + 1)
        .filter(one -> one > lastStep)
        .filter(one -> Tokens.same(code, code(secret, moment(one))))
        .findFirst();
  }

  private static Instant moment(long step) {
    return Instant.ofEpochSecond(step * STEP.toSeconds());
  }
}
