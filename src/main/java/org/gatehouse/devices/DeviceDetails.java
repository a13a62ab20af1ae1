package org.gatehouse.devices;

import java.time.Instant;

/**
 * An authorised device as its owner and his account manager see it; never its token.
 *
 * @param address from where it was used last
 * @param current whether it is the browser that asks
 */
public record DeviceDetails(
    long id,
    String address,
    String userAgent,
    Instant authorisedAt,
    Instant lastUsedAt,
    boolean current) {}
