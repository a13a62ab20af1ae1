package org.gatehouse.audit.anchors;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.platform.net.LoggedAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's checkpoints go.
 *
 * @param email empty for nobody
 * @param webhook empty for nowhere
 * @param failure why the last one did not reach the webhook, as {@code FetchFailed.Reason} has it;
 *     empty if it did
 */
public record AnchorDetails(
    String email,
    String webhook,
    @Nullable Instant mailedAt,
    @Nullable Instant sentAt,
    String failure) {

  static final AnchorDetails NOWHERE = new AnchorDetails("", "", null, null, "");

  /** The same for those who do not decide where they go: a path may be a password. */
  AnchorDetails forReaders() {
    return new AnchorDetails(email, loggedWebhook(), mailedAt, sentAt, failure);
  }

  /** The webhook as the log writes it. */
  String loggedWebhook() {
    if (webhook.isEmpty()) {
      return "";
    }
    URI uri = URI.create(webhook);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return LoggedAddress.of(uri.getScheme() + "://" + uri.getHost() + port, webhook);
  }

  boolean sameAs(AnchorDetails other) {
    return email.equals(other.email) && webhook.equals(other.webhook);
  }

  /** What a log tells of it. */
  Map<String, String> values() {
    return Map.of("anchorEmail", email, "anchorWebhook", loggedWebhook());
  }
}
