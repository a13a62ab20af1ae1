package org.gatehouse.audit.auditors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may read the account's log as an auditor.
 *
 * @param id the public id of his user
 * @param until from when on he may no more; null for no end
 */
public record Auditor(String id, String username, String email, @Nullable Instant until) {}
