/** Sharing an account’s single sign-on with accounts below it. */
@NullMarked
package org.gatehouse.sso.sharing;

import org.jspecify.annotations.NullMarked;
