/** Tells in good time that certificates of single sign-on will run out. */
@NullMarked
package org.gatehouse.sso.expiry;

import org.jspecify.annotations.NullMarked;
