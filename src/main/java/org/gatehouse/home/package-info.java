/** The signed-in home. */
@NullMarked
package org.gatehouse.home;

import org.jspecify.annotations.NullMarked;
