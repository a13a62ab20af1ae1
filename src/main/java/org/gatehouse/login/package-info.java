/** Signing in with a user name and a password, forgotten passwords, and signing out. */
@NullMarked
package org.gatehouse.login;

import org.jspecify.annotations.NullMarked;
