/**
 * The log as a file: one writer a format, streamed in chunks, with a row in the database for each
 * export under way, so that its progress is seen and it is stopped on any node.
 */
@NullMarked
package org.gatehouse.audit.export;

import org.jspecify.annotations.NullMarked;
