/** The rules of an account about how its people sign in. */
@NullMarked
package org.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
