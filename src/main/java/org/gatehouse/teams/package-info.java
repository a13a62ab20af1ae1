/** Teams: people of an account who share roles; made by hand, or by a single sign-on. */
@NullMarked
package org.gatehouse.teams;

import org.jspecify.annotations.NullMarked;
