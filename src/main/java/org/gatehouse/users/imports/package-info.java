/** People out of files: read, looked at row by row, and taken over. */
@NullMarked
package org.gatehouse.users.imports;

import org.jspecify.annotations.NullMarked;
