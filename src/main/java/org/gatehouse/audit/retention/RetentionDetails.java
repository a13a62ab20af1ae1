package org.gatehouse.audit.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account's log holds, and for how long.
 *
 * @param days how long entries are kept; empty for ever
 * @param entries how many there are, without those of the last second
 * @param removed how many the last clean-up took out
 */
public record RetentionDetails(
    Optional<Integer> days,
    long entries,
    Optional<Instant> oldest,
    Optional<Instant> cleanedAt,
    long removed) {}
