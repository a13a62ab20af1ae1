package org.gatehouse.users.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * The last time that a work of the night was done.
 *
 * @param endedAt empty while it goes on
 * @param done how many it concerned
 * @param failed whether something kept it from its end; the next night it is tried again
 */
public record NightDetails(
    NightWork.Task task, Optional<Instant> endedAt, long done, boolean failed) {}
