package org.gatehouse.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.gatehouse.audit.LogRow;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;

/**
 * A PDF on A4 across: account, filter and zone at the head of each page, its number at the foot.
 * Each entry says its account where others than the reader's are asked for. In a language that is
 * written from right to left, so are its columns.
 *
 * <p>The document stays in memory until it ends, which {@link Exporter}'s limit keeps small.
 */
final class PdfFile implements EntryFile {

  private static final PDRectangle A4_ACROSS =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
  private static final float MARGIN = 36;
  private static final float BREADTH = A4_ACROSS.getWidth() - 2 * MARGIN;
  private static final float SIZE = 7.5f;
  private static final float TITLE_SIZE = 12;
  private static final float LEAD = 10;
  private static final float GAP = 8;
  private static final int MOST_LINES = 12;
  private static final float[] WIDTHS = {84, 96, 86, 110, 44, 350};

  /** With the account after the time. */
  private static final float[] WIDTHS_WITH_ACCOUNT = {84, 80, 96, 86, 110, 44, 270};

  private final PDDocument document = new PDDocument();
  private final OutputStream out;
  private final Heading heading;
  private final Texts texts;
  private final boolean toLeft;
  private final PdfFont font;
  private final float[] widths;
  private PDPageContentStream page;
  private int pages;
  private float y;

  PdfFile(OutputStream out, Heading heading) throws IOException {
    this.out = out;
    this.heading = heading;
    this.texts = heading.texts();
    this.toLeft = "rtl".equals(Languages.direction(heading.language()));
    this.widths = heading.accounts() ? WIDTHS_WITH_ACCOUNT : WIDTHS;
    this.font = new PdfFont(document, toLeft);
    document.getDocumentInformation().setTitle(title());
    this.page = newPage();
  }

  @Override
  public void write(LogRow row, String description) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    List<String> texts =
        columns(
            row.account(),
            heading.readable(row.occurredAt()),
            row.userName(),
            row.address(),
            row.item() + " / " + row.action(),
            heading.outcome(row.outcome()),
            description);
    for (int column = 0; column < widths.length; column++) {
      cells.add(lines(texts.get(column), column));
    }
    int last = widths.length - 1;
    row.entry(description)
        .details()
        .forEach((name, value) -> cells.get(last).addAll(lines(name + ": " + value, last)));
    draw(cells);
  }

  @Override
  public void end() throws IOException {
    page.close();
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
    font.close();
  }

  /** What stands side by side; the account only where it is asked for. */
  private List<String> columns(String account, String... others) {
    List<String> columns = new ArrayList<>(List.of(others));
    if (heading.accounts()) {
      columns.add(1, account);
    }
    return columns;
  }

  private List<String> lines(String text, int column) {
    return new ArrayList<>(font.lines(text, SIZE, widths[column] - GAP, MOST_LINES));
  }

  private void draw(List<List<String>> cells) throws IOException {
    int tallest = cells.stream().mapToInt(List::size).max().orElse(1);
    int fitting = (int) ((A4_ACROSS.getHeight() - 4 * MARGIN) / LEAD) - 4;
    for (int from = 0; from < tallest; from += fitting) {
      int lines = Math.min(fitting, tallest - from);
      if (y - lines * LEAD < 2 * MARGIN) {
        page.close();
        page = newPage();
      }
      float x = MARGIN;
      for (int column = 0; column < widths.length; column++) {
        for (int line = 0; line < lines && from + line < cells.get(column).size(); line++) {
          text(cells.get(column).get(from + line), x, y - line * LEAD, SIZE);
        }
        x += widths[column];
      }
      y -= lines * LEAD;
    }
    rule(y + LEAD - 3);
    y -= 3;
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage next = new PDPage(A4_ACROSS);
    document.addPage(next);
    pages++;
    page = new PDPageContentStream(document, next);
    y = A4_ACROSS.getHeight() - MARGIN - TITLE_SIZE;
    lines(title(), TITLE_SIZE, 1);
    y -= 4;
    lines(heading.filter(), SIZE, 3);
    String made =
        said("audit.export.made", heading.readable(heading.started()), heading.zone().getId());
    lines(made, SIZE, 1);
    y -= LEAD;
    titles();
    for (String number : font.lines(texts.of("audit.export.page", pages), SIZE, BREADTH, 1)) {
      text(number, MARGIN, MARGIN, SIZE);
    }
    return page;
  }

  private void titles() throws IOException {
    String[] titles = heading.titles();
    List<String> shown =
        columns(
            titles[2],
            texts.of("audit.field.range"),
            titles[3],
            titles[4],
            titles[5] + " / " + titles[6],
            titles[7],
            titles[8]);
    float x = MARGIN;
    for (int column = 0; column < widths.length; column++) {
      for (String title : font.lines(shown.get(column), SIZE, widths[column] - GAP, 1)) {
        text(title, x, y, SIZE);
      }
      x += widths[column];
    }
    rule(y - 4);
    y -= LEAD + 6;
  }

  private String title() {
    return said("audit.export.title", heading.accountName(), heading.account());
  }

  private String said(String key, Object... arguments) {
    return texts.of(key, Isolated.in(heading.language(), List.of(arguments)));
  }

  private void lines(String text, float size, int most) throws IOException {
    for (String line : font.lines(text, size, BREADTH, most)) {
      text(line, MARGIN, y, size);
      y -= LEAD;
    }
  }

  /** Draws a line that begins so far from the side where its language begins. */
  private void text(String line, float from, float atY, float size) throws IOException {
    page.beginText();
    float x = toLeft ? A4_ACROSS.getWidth() - from - font.width(line, size) : from;
    page.newLineAtOffset(x, atY);
    font.show(page, line, size);
    page.endText();
  }

  private void rule(float atY) throws IOException {
    page.setLineWidth(0.3f);
    page.moveTo(MARGIN, atY);
    page.lineTo(A4_ACROSS.getWidth() - MARGIN, atY);
    page.stroke();
  }
}
