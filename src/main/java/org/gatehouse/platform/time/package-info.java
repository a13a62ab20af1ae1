/** The clock: injected, in microseconds, as the databases keep them. */
@NullMarked
package org.gatehouse.platform.time;

import org.jspecify.annotations.NullMarked;
