/**
 * Second factors: what people have beside their password. Authenticator apps and recovery codes
 * live here; other features add kinds of their own.
 */
@NullMarked
package org.gatehouse.factors;

import org.jspecify.annotations.NullMarked;
