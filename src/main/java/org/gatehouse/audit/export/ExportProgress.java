package org.gatehouse.audit.export;

import org.jspecify.annotations.Nullable;

/**
 * How far an export is.
 *
 * @param rows the entries written so far
 * @param expected how many there will be, if that is known
 * @param reason the key of the sentence that says why it failed, or empty
 */
public record ExportProgress(
    ExportState state, long rows, @Nullable Long expected, String reason) {}
