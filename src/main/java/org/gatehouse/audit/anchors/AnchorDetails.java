package org.gatehouse.audit.anchors;

import java.time.Instant;
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
}
