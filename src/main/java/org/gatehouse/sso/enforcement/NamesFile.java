package org.gatehouse.sso.enforcement;

import com.google.common.base.Ascii;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.platform.text.CsvCell;
import org.gatehouse.users.Identifiers;

/**
 * Reads the names of a provider's users out of its own export (CSV in UTF-8; comma, semicolon or
 * tabulator). The column is the first of those that exports have; a file of one column needs no
 * line of names above it.
 */
final class NamesFile {

  static final int MOST_BYTES = 16 * 1_048_576;
  static final int MOST_ROWS = 100_000;

  private static final List<String> COLUMNS =
      List.of(
          "nameid",
          "name id",
          "userprincipalname",
          "user principal name",
          "login",
          "email",
          "e-mail",
          "mail",
          "email address",
          "email address [required]",
          "e-mail address",
          "username",
          "user name");

  private NamesFile() {}

  /** The keys of all names, each once. */
  static Set<String> read(byte[] bytes) throws NamesRefused {
    if (bytes.length > MOST_BYTES) {
      throw new NamesRefused(NamesRefused.Why.SIZE);
    }
    String text = decoded(bytes);
    Set<String> names = new LinkedHashSet<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      int column = -1;
      int rows = 0;
      for (CsvRecord row : csv) {
        if (column < 0) {
          column = column(row);
          if (named(row.getField(column))) {
            continue;
          }
        }
        if (++rows > MOST_ROWS) {
          throw new NamesRefused(NamesRefused.Why.ROWS);
        }
        add(row, column, names);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new NamesRefused(NamesRefused.Why.SHAPE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (names.isEmpty()) {
      throw new NamesRefused(NamesRefused.Why.EMPTY);
    }
    return names;
  }

  private static void add(CsvRecord row, int column, Set<String> names) {
    if (column < row.getFieldCount()) {
      String key = Identifiers.key(CsvCell.unguarded(row.getField(column)));
      if (!key.isEmpty()) {
        names.add(key);
      }
    }
  }

  private static int column(CsvRecord first) throws NamesRefused {
    List<String> names =
        first.getFields().stream().map(cell -> Ascii.toLowerCase(cell.strip())).toList();
    for (String known : COLUMNS) {
      if (names.contains(known)) {
        return names.indexOf(known);
      }
    }
    int[] addresses =
        IntStream.range(0, names.size()).filter(at -> names.get(at).contains("@")).toArray();
    if (addresses.length == 1) {
      return addresses[0];
    }
    throw new NamesRefused(NamesRefused.Why.COLUMN);
  }

  private static boolean named(String cell) {
    return COLUMNS.contains(Ascii.toLowerCase(cell.strip()));
  }

  private static String decoded(byte[] bytes) throws NamesRefused {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new NamesRefused(NamesRefused.Why.ENCODING);
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new NamesRefused(NamesRefused.Why.ENCODING);
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
}
