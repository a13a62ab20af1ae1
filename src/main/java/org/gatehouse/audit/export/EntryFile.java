package org.gatehouse.audit.export;

import java.io.Closeable;
import java.io.IOException;
import org.gatehouse.audit.LogRow;

/**
 * A file of entries as it is written; what is written leaves memory, but for a PDF, which is small.
 *
 * <p>Closing it gives up what it holds and adds nothing to the file.
 */
sealed interface EntryFile extends Closeable
    permits CsvFile, JsonLinesFile, ProvenLinesFile, XlsxFile, PdfFile, EvidenceFile {

  /** Writes one entry. */
  void write(LogRow row, String description) throws IOException;

  /** Completes the file: its last byte is written then. */
  void end() throws IOException;

  /**
   * Ends the file so that nobody takes it for whole, where its format does not show that by itself.
   *
   * @param why a sentence for who opens it
   */
  default void breakOff(String why) throws IOException {}

  @Override
  default void close() throws IOException {}
}
