package org.gatehouse.trail.sealing;

import java.time.Instant;

/**
 * A key that signs or has signed an account's checkpoints.
 *
 * @param number counts them from 1
 * @param key what others check its signatures with, as the signed note has verifier keys
 * @param addedAt when it was added; it signs since a little later
 * @param vouch what the key before has signed of it, in base64: verifiers believe it by that; empty
 *     for the first one
 */
public record SigningKey(int number, String origin, String key, Instant addedAt, String vouch) {}
