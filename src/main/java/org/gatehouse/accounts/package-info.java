/** Accounts and sub-accounts: the tenants of the platform. */
@NullMarked
package org.gatehouse.accounts;

import org.jspecify.annotations.NullMarked;
