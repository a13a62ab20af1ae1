/**
 * Who is calling and what he may do: callers, permissions, sessions and the filter that denies by
 * default.
 */
@NullMarked
package org.gatehouse.access;

import org.jspecify.annotations.NullMarked;
