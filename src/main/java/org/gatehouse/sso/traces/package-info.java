/** Why single sign-ons were refused, kept for a week for those who can do something about it. */
@NullMarked
package org.gatehouse.sso.traces;

import org.jspecify.annotations.NullMarked;
