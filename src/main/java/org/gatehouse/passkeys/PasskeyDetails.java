package org.gatehouse.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner and his account manager see it; never its key.
 *
 * @param synced whether its provider keeps a copy, so that it outlives the device
 */
public record PasskeyDetails(
    long id, String name, boolean synced, Instant createdAt, @Nullable Instant lastUsedAt) {}
