package org.gatehouse.roles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody shall have.
 *
 * @param name its name or its id
 * @param validUntil the moment from which on he has it no more; null for no end
 */
public record WantedRole(@Nullable String name, @Nullable Instant validUntil) {}
