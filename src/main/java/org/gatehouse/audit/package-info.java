/** The audit log for people and programs: finding, paging and reading. */
@NullMarked
package org.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
