package org.gatehouse.trail.sealing;

import java.util.List;

/**
 * What proves that an event is in the log (RFC 9162, section 2.1.3).
 *
 * @param index the event's place, from 0
 * @param leaf the hash of its leaf
 * @param path from the leaf up to the root that the checkpoint has
 */
public record InclusionProof(
    String eventId, long index, byte[] leaf, List<byte[]> path, Checkpoint checkpoint) {}
