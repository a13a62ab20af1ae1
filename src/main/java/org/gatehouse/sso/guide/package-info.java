/** The way through setting single sign-on up, in the words of each identity provider's console. */
@NullMarked
package org.gatehouse.sso.guide;

import org.jspecify.annotations.NullMarked;
