package org.gatehouse.sso.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account below, and whether it uses the configuration of the one above.
 *
 * @param spEntityId where its people sign in; null while it is not shared, as the following
 */
public record SharedAccount(
    String slug,
    String name,
    @Nullable String spEntityId,
    @Nullable String acsUrl,
    @Nullable String metadataUrl,
    @Nullable Instant since) {

  /** Whether it does. */
  public boolean shared() {
    return spEntityId != null;
  }
}
