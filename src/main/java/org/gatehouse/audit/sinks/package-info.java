/**
 * Where an account wants its log to go besides: signed webhooks, syslog, OpenTelemetry.
 *
 * <p>Each sink gets every entry that is committed after it was made, at least once and in the order
 * of {@link org.gatehouse.trail.Feed}: it keeps the place up to which the other side has confirmed,
 * and whoever sends holds a lease with a number that fences off an earlier holder.
 */
@NullMarked
package org.gatehouse.audit.sinks;

import org.jspecify.annotations.NullMarked;
