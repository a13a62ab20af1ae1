package org.gatehouse.users.rules;

import java.time.Instant;

/**
 * Somebody whom the rules spare.
 *
 * @param createdBy who wanted it
 */
public record ExemptionDetails(
    String username, String displayName, String reason, String createdBy, Instant createdAt) {}
