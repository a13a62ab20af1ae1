package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Keeps what is secret of sinks. A secret to sign with reads {@code whsec_} and 32 random bytes in
 * base64, as Standard Webhooks says, so that its libraries take it.
 */
@ApplicationScoped
class SinkSecrets {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  @Inject Secrets secrets;

  /** A new secret as people copy it. */
  String fresh() {
    return PREFIX + Base64.getEncoder().encodeToString(Tokens.random(BYTES));
  }

  String seal(Sink sink, String plain) {
    return secrets.encrypt(plain.getBytes(StandardCharsets.UTF_8), purpose(sink));
  }

  String open(Sink sink, String sealed) {
    return new String(secrets.decrypt(sealed, purpose(sink)), StandardCharsets.UTF_8);
  }

  /** The keys to sign with at that moment, the current one first. */
  List<byte[]> keys(Sink sink, Instant now) {
    return Stream.concat(sink.secret().stream(), sink.formerSecret(now).stream())
        .map(kept -> open(sink, kept))
        .map(text -> Base64.getDecoder().decode(text.substring(PREFIX.length())))
        .toList();
  }

  private static String purpose(Sink sink) {
    return "audit.sink:" + sink.publicId();
  }
}
