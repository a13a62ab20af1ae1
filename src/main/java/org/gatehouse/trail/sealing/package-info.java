/**
 * The proof that the log is whole: the tree of each account's events, its signed checkpoints, and
 * proofs out of it.
 */
@NullMarked
package org.gatehouse.trail.sealing;

import org.jspecify.annotations.NullMarked;
