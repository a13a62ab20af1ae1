/**
 * Passkeys (WebAuthn): people sign in with what their device or security key holds, without a
 * password. The only package that knows the library for it.
 */
@NullMarked
package org.gatehouse.passkeys;

import org.jspecify.annotations.NullMarked;
