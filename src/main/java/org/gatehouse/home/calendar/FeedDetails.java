package org.gatehouse.home.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its owner sees it.
 *
 * @param readAt when a calendar read it last, to the hour; null for never
 */
public record FeedDetails(Instant madeAt, @Nullable Instant readAt) {}
