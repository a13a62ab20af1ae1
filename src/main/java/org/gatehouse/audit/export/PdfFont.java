package org.gatehouse.audit.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Liberation Sans inside a document: Latin, Greek, Cyrillic and Hebrew. A character that it lacks
 * is shown as a box.
 */
final class PdfFont implements Closeable {

  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final int BOX = 0x25A1;
  private static final float UNITS = 1_000;

  private final TrueTypeFont shapes;
  private final PDFont font;
  private final Map<Integer, Float> widths = new HashMap<>();

  PdfFont(PDDocument document) throws IOException {
    try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE))) {
      shapes = new TTFParser().parse(new RandomAccessReadBuffer(file));
    }
    // Without ligatures: looking for them takes ten times as long as all else.
    shapes.setEnableGsub(false);
    font = PDType0Font.load(document, shapes, true);
  }

  /** After the document was saved, which takes from it what it shows. */
  @Override
  public void close() throws IOException {
    shapes.close();
  }

  PDFont font() {
    return font;
  }

  /** The text in characters that the font has, on one line. */
  String drawable(String text) {
    StringBuilder drawn = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int shown = Character.isWhitespace(point) ? ' ' : point;
              drawn.appendCodePoint(width(shown) >= 0 ? shown : BOX);
            });
    return drawn.toString();
  }

  /** The lines into which a drawable text breaks; a word longer than a line breaks anywhere. */
  List<String> lines(String text, float size, float width, int most) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length() && lines.size() < most) {
      int end = end(text, start, size, width);
      lines.add(text.substring(start, end).strip());
      start = end;
    }
    if (start < text.length() && !lines.isEmpty()) {
      lines.set(most - 1, lines.get(most - 1) + " …");
    }
    return lines;
  }

  /** The line in the order in which its characters are drawn (Unicode Annex 9). */
  static String visual(String line) {
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return line;
    }
    byte[] levels = new byte[bidi.getRunCount()];
    Object[] runs = new Object[bidi.getRunCount()];
    for (int run = 0; run < runs.length; run++) {
      levels[run] = (byte) bidi.getRunLevel(run);
      String text = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      runs[run] = levels[run] % 2 == 0 ? text : new StringBuilder(text).reverse().toString();
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    StringBuilder visual = new StringBuilder(line.length());
    for (Object run : runs) {
      visual.append(run);
    }
    return visual.toString();
  }

  /** Where the line that begins there ends: after its last blank, else where it is full. */
  private int end(String text, int start, float size, float width) {
    float used = 0;
    int blank = -1;
    for (int at = start; at < text.length(); ) {
      int point = text.codePointAt(at);
      used += width(point) * size;
      if (used > width && at > start) {
        return blank > start ? blank : at;
      }
      at += Character.charCount(point);
      if (point == ' ') {
        blank = at;
      }
    }
    return text.length();
  }

  /** In parts of the font's size; negative for what the font lacks. */
  private float width(int point) {
    return widths.computeIfAbsent(
        point,
        missing -> {
          try {
            return font.getStringWidth(Character.toString(missing)) / UNITS;
          } catch (IOException | IllegalArgumentException notInTheFont) {
            return -1f;
          }
        });
  }
}
