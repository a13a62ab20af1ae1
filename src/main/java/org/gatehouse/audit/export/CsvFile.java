package org.gatehouse.audit.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.gatehouse.audit.LogRow;
import org.gatehouse.platform.text.CsvCell;

/**
 * CSV by RFC 4180 in UTF-8, its lines ended by CR LF.
 *
 * <p>No cell is a formula for a spreadsheet program (OWASP: CSV injection): what begins like one
 * gets an apostrophe before it. For a person the file begins with a byte order mark, without which
 * Excel takes UTF-8 for the machine's old code page; a program would read it into its first field.
 */
final class CsvFile implements EntryFile {

  private static final int BUFFER = 32_768;

  private final Heading heading;
  private final Writer out;
  private final CsvWriter csv;
  private final String success;
  private final String failure;

  CsvFile(OutputStream stream, Heading heading) throws IOException {
    this.heading = heading;
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(BUFFER).build(out);
    success = heading.outcome("SUCCESS");
    failure = heading.outcome("FAILURE");
    if (heading.forPeople()) {
      out.write('\uFEFF');
    }
    csv.writeRecord(heading.titles());
  }

  @Override
  public void write(LogRow row, String description) {
    csv.writeRecord(
        guarded(row.id()),
        heading.time(row.occurredAt()),
        row.account(),
        guarded(row.userName()),
        row.address(),
        row.item(),
        row.action(),
        row.outcome().equals("SUCCESS") ? success : failure,
        guarded(description),
        row.details());
  }

  @Override
  public void end() throws IOException {
    csv.flush();
    out.flush();
  }

  /** A quoted cell that never ends: a program refuses it, a person reads it. */
  @Override
  public void breakOff(String why) throws IOException {
    csv.flush();
    out.write('"' + why);
    out.flush();
  }

  /** The cell, which no spreadsheet program takes for a formula. */
  static String guarded(String cell) {
    return CsvCell.guarded(cell);
  }
}
