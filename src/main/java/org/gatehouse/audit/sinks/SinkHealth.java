package org.gatehouse.audit.sinks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a sink is.
 *
 * @param delivered how many entries it has taken so far
 * @param waiting how many entries it has not taken yet
 * @param waitingSince when the oldest of these happened; null where none waits
 * @param failures how many attempts in a row it has not taken anything; 0 while it works
 * @param problem the code of why, or of why an entry was set aside last; empty where nothing was
 *     wrong since
 * @param status the HTTP status that it answered with; 0 for none
 * @param deadLetters how many entries it refused for good
 */
public record SinkHealth(
    long delivered,
    @Nullable Instant deliveredAt,
    long waiting,
    @Nullable Instant waitingSince,
    int failures,
    String problem,
    int status,
    @Nullable Instant failedAt,
    @Nullable Instant nextTryAt,
    long deadLetters) {}
