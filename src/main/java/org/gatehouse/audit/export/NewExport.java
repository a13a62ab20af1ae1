package org.gatehouse.audit.export;

import java.util.OptionalInt;

/**
 * An export that somebody wants.
 *
 * @param filter in words, for the record
 * @param expected how many entries it will have, if that is known
 */
public record NewExport(ExportFormat format, String filter, OptionalInt expected) {}
