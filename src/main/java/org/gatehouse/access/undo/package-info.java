/**
 * Takes back what somebody has just done, for a short while: a notice offers it, and it is an
 * action of its own that the log tells of.
 */
@NullMarked
package org.gatehouse.access.undo;

import org.jspecify.annotations.NullMarked;
