/** Grants: roles in sub-accounts for people of the account above, and the account they act in. */
@NullMarked
package org.gatehouse.grants;

import org.jspecify.annotations.NullMarked;
