/** Demo data for an empty database. */
@NullMarked
package org.gatehouse.demo;

import org.jspecify.annotations.NullMarked;
