/** What the log proves of itself, for programs and on its pages. */
@NullMarked
package org.gatehouse.audit.proofs;

import org.jspecify.annotations.NullMarked;
