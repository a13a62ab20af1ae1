/** What happened: audit events, their catalogue and the trail that records them. */
@NullMarked
package org.gatehouse.trail;

import org.jspecify.annotations.NullMarked;
