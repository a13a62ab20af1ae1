/** The words of the interface: which languages it speaks, and every text in each of them. */
@NullMarked
package org.gatehouse.platform.text;

import org.jspecify.annotations.NullMarked;
