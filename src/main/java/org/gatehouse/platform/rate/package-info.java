/** How often somebody may do something: buckets of tokens, in memory, by any key. */
@NullMarked
package org.gatehouse.platform.rate;

import org.jspecify.annotations.NullMarked;
