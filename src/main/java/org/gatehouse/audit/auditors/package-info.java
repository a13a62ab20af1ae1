/** Lets auditors in by a mailed link, for a time. */
@NullMarked
package org.gatehouse.audit.auditors;

import org.jspecify.annotations.NullMarked;
