/** How long an account keeps its audit log, and the clean-up of what is older. */
@NullMarked
package org.gatehouse.audit.retention;

import org.jspecify.annotations.NullMarked;
