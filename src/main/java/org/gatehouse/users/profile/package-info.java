/** Pages of one person: his own, and as an account manager sees him. */
@NullMarked
package org.gatehouse.users.profile;

import org.jspecify.annotations.NullMarked;
