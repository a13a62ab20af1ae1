/** Everything that ends in an account, as a page and as a feed for calendars (RFC 5545). */
@NullMarked
package org.gatehouse.home.calendar;

import org.jspecify.annotations.NullMarked;
