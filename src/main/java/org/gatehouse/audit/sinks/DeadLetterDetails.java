package org.gatehouse.audit.sinks;

import java.time.Instant;
import org.gatehouse.audit.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a sink refused.
 *
 * @param entry null where it is gone
 * @param again whether it is about to be sent once more
 */
public record DeadLetterDetails(
    long place,
    @Nullable LogEntry entry,
    String problem,
    int status,
    Instant refusedAt,
    boolean again) {}
