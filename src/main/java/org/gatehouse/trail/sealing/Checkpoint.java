package org.gatehouse.trail.sealing;

import java.time.Instant;

/**
 * What was signed of an account's log.
 *
 * @param size how many events it held
 * @param root of their tree
 * @param note the signed text, as the C2SP's signed note and checkpoint have it
 * @param key what checks the signature, as the signed note has verifier keys
 */
public record Checkpoint(
    String origin, long size, byte[] root, Instant sealedAt, String note, String key) {}
