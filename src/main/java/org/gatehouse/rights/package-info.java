/** Who can do what in an account, and why. */
@NullMarked
package org.gatehouse.rights;

import org.jspecify.annotations.NullMarked;
