package org.gatehouse.users.imports;

import com.google.common.base.Ascii;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.text.CsvCell;
import org.gatehouse.users.imports.FileRefused.Why;
import org.jspecify.annotations.Nullable;

/**
 * Reads people out of CSV (RFC 4180) in UTF-8: comma, semicolon or tabulator between the cells, the
 * first line names the columns in any order and case.
 *
 * <p>The columns of an export are known; those that an import does not change are skipped.
 */
final class PeopleFile {

  static final int MOST_BYTES = 2 * 1_048_576;
  static final int MOST_ROWS = 5_000;
  static final int LONGEST_CELL = 10_000;
  private static final Set<String> KNOWN =
      Set.of("username", "email", "firstname", "lastname", "mobile", "language", "zone", "role");
  private static final Set<String> SKIPPED =
      Set.of("id", "status", "origin", "teams", "createdat", "lastsigninat");

  private PeopleFile() {}

  static List<ImportedPerson> read(byte[] bytes) throws FileRefused {
    if (bytes.length > MOST_BYTES) {
      throw new FileRefused(Why.SIZE, 0);
    }
    String text = decoded(bytes);
    List<ImportedPerson> people = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(text)) {
      Map<String, Integer> columns = null;
      for (CsvRecord row : csv) {
        if (row.getFields().stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
          throw new FileRefused(Why.SHAPE, line(row));
        } else if (columns == null) {
          columns = columns(row);
        } else if (people.size() == MOST_ROWS) {
          throw new FileRefused(Why.ROWS, line(row));
        } else {
          people.add(person(row, columns));
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new FileRefused(Why.SHAPE, people.size() + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (people.isEmpty()) {
      throw new FileRefused(Why.EMPTY, 0);
    }
    return people;
  }

  private static String decoded(byte[] bytes) throws FileRefused {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new FileRefused(Why.ENCODING, 0);
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FileRefused(Why.ENCODING, 0);
    }
  }

  /** The one that stands most often in the first line. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(character -> character == wanted).count();
  }

  private static Map<String, Integer> columns(CsvRecord header) throws FileRefused {
    Map<String, Integer> columns = new HashMap<>();
    for (int at = 0; at < header.getFieldCount(); at++) {
      String name = Ascii.toLowerCase(header.getField(at).strip());
      if (!KNOWN.contains(name) && !SKIPPED.contains(name)) {
        throw new FileRefused(Why.COLUMN, line(header));
      }
      if (columns.put(name, at) != null) {
        throw new FileRefused(Why.TWICE, line(header));
      }
    }
    if (!columns.containsKey("username") || !columns.containsKey("email")) {
      throw new FileRefused(Why.HEADER, line(header));
    }
    return columns;
  }

  private static ImportedPerson person(CsvRecord row, Map<String, Integer> columns) {
    return new ImportedPerson(
        line(row),
        cell(row, columns.get("username")),
        cell(row, columns.get("email")),
        cell(row, columns.get("firstname")),
        cell(row, columns.get("lastname")),
        cell(row, columns.get("mobile")),
        cell(row, columns.get("language")),
        cell(row, columns.get("zone")),
        cell(row, columns.get("role")),
        row.getFieldCount() > columns.size());
  }

  private static @Nullable String cell(CsvRecord row, @Nullable Integer column) {
    if (column == null || column >= row.getFieldCount()) {
      return null;
    }
    String cell = CsvCell.unguarded(row.getField(column)).strip();
    return cell.isEmpty() ? null : cell;
  }

  private static int line(CsvRecord row) {
    return (int) Math.min(row.getStartingLineNumber(), Integer.MAX_VALUE);
  }
}
