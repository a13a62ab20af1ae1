/** People of an account: created by hand, by invitation or on sign-in. */
@NullMarked
package org.gatehouse.users;

import org.jspecify.annotations.NullMarked;
