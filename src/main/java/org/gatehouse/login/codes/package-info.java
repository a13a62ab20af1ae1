/** The step of a sign-in that asks for a second factor, and the codes that are sent for it. */
@NullMarked
package org.gatehouse.login.codes;

import org.jspecify.annotations.NullMarked;
