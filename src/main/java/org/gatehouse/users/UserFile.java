package org.gatehouse.users;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.platform.text.CsvCell;

/**
 * Users as CSV by RFC 4180 in UTF-8, with a byte order mark for spreadsheet programs; its columns
 * are those that an import reads, and no cell is a formula.
 */
final class UserFile {

  private static final List<String> COLUMNS =
      List.of(
          "username",
          "email",
          "firstName",
          "lastName",
          "mobile",
          "language",
          "zone",
          "role",
          "teams",
          "status",
          "origin",
          "createdAt",
          "lastSignInAt");

  private final Writer out;
  private final CsvWriter csv;

  UserFile(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    out.write('\uFEFF');
    csv.writeRecord(COLUMNS);
  }

  void write(UserDetails user) {
    csv.writeRecord(
        Stream.of(
                user.username(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.mobile(),
                user.language(),
                user.zone(),
                String.join("; ", user.roles()),
                String.join("; ", user.teams()),
                user.status(),
                user.origin(),
                user.createdAt(),
                user.lastSignInAt())
            .map(value -> CsvCell.guarded(Objects.toString(value, "")))
            .toList());
  }

  void end() throws IOException {
    csv.flush();
    out.flush();
  }

  /** A quoted cell that never ends: a program refuses it, a person reads it. */
  void breakOff(String why) throws IOException {
    csv.flush();
    out.write('"' + why);
    out.flush();
  }
}
