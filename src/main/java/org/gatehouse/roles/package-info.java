/** Roles, the permissions they carry, and who holds them. */
@NullMarked
package org.gatehouse.roles;

import org.jspecify.annotations.NullMarked;
