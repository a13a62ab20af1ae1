/** The one exception that a use case refuses with; pages and REST turn it into words. */
@NullMarked
package org.gatehouse.platform.error;

import org.jspecify.annotations.NullMarked;
