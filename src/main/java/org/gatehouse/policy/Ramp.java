package org.gatehouse.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds until stricter rules begin.
 *
 * @param until when they begin
 * @param maxInactivityDays the rule about inactivity until then
 * @param passwordValidityDays the rule about passwords' ages until then
 */
public record Ramp(
    Instant until, @Nullable Integer maxInactivityDays, @Nullable Integer passwordValidityDays) {}
