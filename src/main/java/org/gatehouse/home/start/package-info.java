/** The first steps of whoever looks after a new account: to be left and taken up again. */
@NullMarked
package org.gatehouse.home.start;

import org.jspecify.annotations.NullMarked;
