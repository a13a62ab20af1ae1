package org.gatehouse.sso.traces;

import java.time.Instant;

/**
 * A refused sign-in in a list.
 *
 * @param incident the id that the person was shown
 */
public record TraceRow(String incident, Instant occurredAt, String reason) {}
