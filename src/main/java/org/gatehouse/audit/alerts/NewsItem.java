package org.gatehouse.audit.alerts;

import java.time.Instant;

/** A new entry that the rules look at, by its number; of refusals the newest of several. */
public record NewsItem(long id, long accountId, Instant occurredAt, String text) {}
