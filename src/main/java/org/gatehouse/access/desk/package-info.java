/** What features tell a person who signs in: what needs him, and what ends when. */
@NullMarked
package org.gatehouse.access.desk;

import org.jspecify.annotations.NullMarked;
