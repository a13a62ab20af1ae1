/** Encryption of secrets at rest, random tokens and their hashes. */
@NullMarked
package org.gatehouse.platform.crypto;

import org.jspecify.annotations.NullMarked;
