/**
 * Measurements, and the data that they and the tests of plans need; started by a profile of their
 * own.
 */
@NullMarked
package org.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
