/**
 * Who would stay outside if an account's people could come in by single sign-on alone: users whom
 * no name that is known at the identity provider means, or who have not proved that they are meant.
 */
@NullMarked
package org.gatehouse.sso.enforcement;

import org.jspecify.annotations.NullMarked;
