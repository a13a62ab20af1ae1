/** How the features that implement what another one asks for are found. */
@NullMarked
package org.gatehouse.platform.parts;

import org.jspecify.annotations.NullMarked;
