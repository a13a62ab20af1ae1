/** Our own key pairs of an account's single sign-on, and how one takes the place of another. */
@NullMarked
package org.gatehouse.sso.keys;

import org.jspecify.annotations.NullMarked;
