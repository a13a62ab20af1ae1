/** The way back to an account's own host for whoever has signed in at the public address. */
@NullMarked
package org.gatehouse.sso.tickets;

import org.jspecify.annotations.NullMarked;
