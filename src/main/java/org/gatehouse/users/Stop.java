package org.gatehouse.users;

import java.time.Instant;

/** That somebody is disabled or locked: why, and since when. */
public record Stop(Reason reason, Instant since) {}
