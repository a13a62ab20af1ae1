/** Finds pages, settings and people by a few letters: the palette of Ctrl K. */
@NullMarked
package org.gatehouse.home.find;

import org.jspecify.annotations.NullMarked;
