package org.gatehouse.trail.sealing;

import java.util.List;

/**
 * What proves that the log of an earlier size is the beginning of a later one (RFC 9162, section
 * 2.1.4).
 *
 * @param hashes none where both sizes are the same
 * @param checkpoint that of the later size
 */
public record ConsistencyProof(long from, List<byte[]> hashes, Checkpoint checkpoint) {}
