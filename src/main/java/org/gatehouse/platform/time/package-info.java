/**
 * The clock: injected, in microseconds, as the databases keep them; the years they know; and timers
 * that go on.
 */
@NullMarked
package org.gatehouse.platform.time;

import org.jspecify.annotations.NullMarked;
