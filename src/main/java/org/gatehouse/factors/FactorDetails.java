package org.gatehouse.factors;

import java.time.Instant;
import java.util.Optional;

/**
 * A second factor as its owner and his account manager see it; never its secret.
 *
 * @param id tells it apart from his others of its kind
 * @param name what its owner calls it; empty where it needs no name
 * @param left how often it can still be used, where that is limited
 */
public record FactorDetails(
    String kind,
    String id,
    String name,
    Instant addedAt,
    Optional<Instant> lastUsedAt,
    Optional<Integer> left) {}
