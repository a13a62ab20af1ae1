package org.gatehouse.access;

import java.time.Instant;

/**
 * A signed-in session as its owner and his account manager see it; never its token.
 *
 * @param way how he signed in
 * @param current whether it is the session that asks
 */
public record SessionDetails(
    long id,
    SignIn.Way way,
    String address,
    String userAgent,
    Instant startedAt,
    Instant lastSeenAt,
    boolean current) {}
