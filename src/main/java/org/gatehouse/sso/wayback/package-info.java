/** The way back from values that let nobody in, once they are live. */
@NullMarked
package org.gatehouse.sso.wayback;

import org.jspecify.annotations.NullMarked;
