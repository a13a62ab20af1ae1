/** Groups of identity providers: what sign-ins have named, and what becomes of it as teams. */
@NullMarked
package org.gatehouse.sso.groups;

import org.jspecify.annotations.NullMarked;
