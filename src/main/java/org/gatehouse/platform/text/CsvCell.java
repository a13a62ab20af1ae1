package org.gatehouse.platform.text;

/** Cells of CSV files that no spreadsheet program takes for formulas (OWASP: CSV injection). */
public final class CsvCell {

  private static final String GUARD = "'";

  private CsvCell() {}

  /** The cell; what begins like a formula gets an apostrophe before it. */
  public static String guarded(String cell) {
    return dangerous(cell) ? GUARD + cell : cell;
  }

  /** What a guarded cell held before; every other cell is what it is. */
  public static String unguarded(String cell) {
    boolean guarded = cell.startsWith(GUARD) && dangerous(cell.substring(1));
    return guarded ? cell.substring(1) : cell;
  }

  private static boolean dangerous(String cell) {
    if (cell.isEmpty()) {
      return false;
    }
    return switch (cell.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> true;
      default -> false;
    };
  }
}
