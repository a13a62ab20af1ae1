package org.gatehouse.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gatehouse.audit.LogRow;

/**
 * A workbook: times are dates in the reader's zone, the titles stay in sight, and where a sheet is
 * full the next one goes on.
 *
 * <p>Rows go out as they come, so texts stand in their cells and not in a table of all texts.
 */
final class XlsxFile implements EntryFile {

  /** How many rows a sheet can have (ISO/IEC 29500: 2 to the power of 20). */
  static final int MOST_ROWS = Worksheet.MAX_ROWS;

  private static final int LONGEST_CELL = 32_767;
  private static final int FLUSHED_AFTER = 500;
  private static final int FIRST_YEAR = 1900;
  private static final double[] WIDTHS = {38, 24, 16, 20, 18, 18, 14, 10, 48, 60};

  private final Workbook workbook;
  private final Heading heading;
  private final int mostRows;
  private Worksheet sheet;
  private int sheets;
  private int row;

  XlsxFile(OutputStream out, Heading heading, int mostRows) {
    this.workbook = new Workbook(out, "Gatehouse", "1.0");
    this.heading = heading;
    this.mostRows = mostRows;
    this.sheet = newSheet();
  }

  @Override
  public void write(LogRow entry, String description) throws IOException {
    if (row == mostRows) {
      sheet.finish();
      sheet = newSheet();
    }
    text(0, entry.id());
    time(1, entry);
    text(2, entry.account());
    text(3, entry.userName());
    text(4, entry.address());
    text(5, entry.item());
    text(6, entry.action());
    text(7, heading.outcome(entry.outcome()));
    text(8, description);
    text(9, entry.details());
    row++;
    if (row % FLUSHED_AFTER == 0) {
      sheet.flush();
    }
  }

  @Override
  public void end() throws IOException {
    sheet.finish();
    workbook.finish();
  }

  private Worksheet newSheet() {
    sheets++;
    Worksheet next = workbook.newWorksheet(heading.texts().of("audit.export.sheet", sheets));
    next.freezePane(0, 1);
    String[] titles = heading.titles();
    for (int column = 0; column < titles.length; column++) {
      next.width(column, WIDTHS[column]);
      next.inlineString(0, column, titles[column]);
      next.style(0, column).bold().set();
    }
    row = 1;
    return next;
  }

  private void time(int column, LogRow entry) {
    LocalDateTime time = entry.occurredAt().atZone(heading.zone()).toLocalDateTime();
    if (time.getYear() < FIRST_YEAR) {
      // A workbook's calendar begins later.
      text(column, heading.time(entry.occurredAt()));
    } else {
      sheet.value(row, column, time);
      String offset = heading.offset(entry.occurredAt()).map(" \"%s\""::formatted).orElse("");
      sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss.000" + offset).set();
    }
  }

  private void text(int column, String text) {
    if (!text.isEmpty()) {
      sheet.inlineString(row, column, text.length() > LONGEST_CELL ? cut(text) : text);
    }
  }

  private static String cut(String text) {
    return text.substring(0, LONGEST_CELL - 1) + "…";
  }
}
