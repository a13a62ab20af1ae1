package org.gatehouse.apikeys;

import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.error.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A key as those see it who may manage keys; the secret is not in it.
 *
 * @param scopes the codes of what it may do
 * @param expiresAt when it ends; null for never
 */
public record ApiKeyDetails(
    String id,
    String name,
    List<String> scopes,
    Instant validFrom,
    @Nullable Instant expiresAt,
    Instant createdAt,
    String createdBy,
    @Nullable Instant lastUsedAt,
    @Nullable String lastUsedIp,
    @Nullable Instant revokedAt,
    @Nullable String rotatedInto,
    KeyStatus status) {

  public ApiKeyDetails {
    scopes = List.copyOf(scopes);
  }

  /** What stands for it in a form that changes it. */
  public String shown() {
    return Shown.of(
        List.of(name, String.join(" ", scopes), validFrom.toString(), String.valueOf(expiresAt)));
  }

  /** How the key begins, which is no secret. */
  public String beginning() {
    return KeyText.beginning(id);
  }
}
