package org.gatehouse.apikeys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as somebody wants it.
 *
 * @param validFrom null for now, or for what it was
 * @param expiresAt null for never
 */
public record KeyForm(
    @Nullable String name,
    @Nullable Instant validFrom,
    @Nullable Instant expiresAt,
    List<String> scopes) {

  public KeyForm {
    scopes = List.copyOf(scopes);
  }
}
