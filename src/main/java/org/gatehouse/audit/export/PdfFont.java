package org.gatehouse.audit.export;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The letters of a document: Liberation Sans for Latin, Greek, Cyrillic and Hebrew, and DejaVu Sans
 * for Arabic and what else the first one lacks. What both lack is shown as a box.
 *
 * <p>A PDF has glyphs in the order in which they are seen, and Arabic ones in the form that their
 * neighbours give them; both are made here, by the rules of Unicode (Annex 9 and chapter 9.2).
 */
final class PdfFont implements Closeable {

  private static final List<String> FILES =
      List.of(
          "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf",
          "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");
  private static final int BOX = 0x25A1;
  private static final float UNITS = 1_000;

  /** The forms of Arabic vowel signs that stand alone; the signs themselves take no room. */
  private static final int FIRST_SIGN_FORM = 0xFE70;

  private static final String SIGNS =
      "\u064B\u064B\u064C\0\u064D\0\u064E\u064E\u064F\u064F\u0650\u0650\u0651\u0651\u0652\u0652";

  private final PDDocument document;
  private final byte level;
  private final ArabicShaping shaping =
      new ArabicShaping(
          ArabicShaping.LETTERS_SHAPE
              | ArabicShaping.TEXT_DIRECTION_LOGICAL
              | ArabicShaping.LENGTH_GROW_SHRINK);
  private final List<Face> faces = new ArrayList<>();
  private final Map<Integer, Glyph> glyphs = new HashMap<>();

  private record Face(TrueTypeFont shapes, PDFont font) {}

  /** What shows a character, and how wide it is in parts of the font's size. */
  private record Glyph(String text, PDFont font, float width) {}

  /**
   * Letters for a document.
   *
   * @param toLeft whether its language is written from right to left
   */
  PdfFont(PDDocument document, boolean toLeft) throws IOException {
    this.document = document;
    this.level = toLeft ? Bidi.LEVEL_DEFAULT_RTL : Bidi.LEVEL_DEFAULT_LTR;
    faces.add(face(0));
  }

  /** After the document was saved, which takes from it what it shows. */
  @Override
  public void close() throws IOException {
    for (Face face : faces) {
      face.shapes().close();
    }
  }

  /**
   * The lines into which a text breaks, each in the order in which it is drawn; a word longer than
   * a line breaks anywhere.
   */
  List<String> lines(String text, float size, float width, int most) {
    String shaped = shaped(text);
    List<String> lines = new ArrayList<>();
    if (shaped.isBlank()) {
      return lines;
    }
    Bidi order = Bidi.requiresBidi(shaped.toCharArray(), 0, shaped.length()) ? new Bidi() : null;
    if (order != null) {
      order.setPara(shaped, level, null);
    }
    int start = 0;
    while (start < shaped.length() && lines.size() < most) {
      int end = end(shaped, start, size, width);
      String more = lines.size() == most - 1 && end < shaped.length() ? " …" : "";
      lines.add(line(shaped, order, start, end, more));
      start = end;
    }
    return lines;
  }

  /** How wide a line is. */
  float width(String line, float size) {
    float[] width = {0};
    line.codePoints().forEach(point -> width[0] += glyph(point).width() * size);
    return width[0];
  }

  /** Draws a line, in one piece for each font that it needs. */
  void show(PDPageContentStream page, String line, float size) throws IOException {
    StringBuilder piece = new StringBuilder(line.length());
    PDFont font = faces.get(0).font();
    for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
      Glyph glyph = glyph(line.codePointAt(at));
      if (!glyph.font().equals(font)) {
        show(page, font, size, piece);
        font = glyph.font();
      }
      piece.append(glyph.text());
    }
    show(page, font, size, piece);
  }

  private static void show(PDPageContentStream page, PDFont font, float size, StringBuilder piece)
      throws IOException {
    if (piece.length() > 0) {
      page.setFont(font, size);
      page.showText(piece.toString());
      piece.setLength(0);
    }
  }

  private static String line(String text, @Nullable Bidi order, int start, int end, String more) {
    String logical = text.substring(start, end).strip();
    if (order == null || logical.isEmpty()) {
      return logical + more;
    }
    int from = start;
    while (text.charAt(from) == ' ') {
      from++;
    }
    String visual =
        order
            .setLine(from, from + logical.length())
            .writeReordered(Bidi.DO_MIRRORING | Bidi.REMOVE_BIDI_CONTROLS);
    boolean toLeft = order.getParaLevel() % 2 == 1;
    return toLeft ? new StringBuilder(more).reverse() + visual : visual + more;
  }

  /** On one line, its Arabic letters in the forms that they have there. */
  private String shaped(String text) {
    String line = text.replaceAll("[\\s\\p{Z}\\p{Cc}]", " ");
    if (line.chars().noneMatch(c -> c >= 0x0600 && c < 0x0700)) {
      return line;
    }
    try {
      StringBuilder forms = new StringBuilder(shaping.shape(line));
      for (int i = 0; i < forms.length(); i++) {
        int form = forms.charAt(i) - FIRST_SIGN_FORM;
        if (form >= 0 && form < SIGNS.length() && SIGNS.charAt(form) != 0) {
          forms.setCharAt(i, SIGNS.charAt(form));
        }
      }
      return forms.toString();
    } catch (ArabicShapingException e) {
      // Letters that stand alone are still letters.
      return line;
    }
  }

  /** Where the line that begins there ends: after its last blank, else where it is full. */
  private int end(String text, int start, float size, float width) {
    float used = 0;
    int blank = -1;
    for (int at = start; at < text.length(); ) {
      int point = text.codePointAt(at);
      used += glyph(point).width() * size;
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

  private Glyph glyph(int point) {
    Glyph known = glyphs.get(point);
    if (known == null) {
      known = find(point);
      glyphs.put(point, known);
    }
    return known;
  }

  private Glyph find(int point) {
    String text = Character.toString(point);
    if (Character.getType(point) == Character.FORMAT) {
      return new Glyph("", faces.get(0).font(), 0);
    }
    for (int i = 0; i < FILES.size(); i++) {
      PDFont font = font(i);
      try {
        return new Glyph(text, font, font.getStringWidth(text) / UNITS);
      } catch (IOException | IllegalArgumentException notInTheFont) {
        // The next one may have it.
      }
    }
    return glyph(BOX);
  }

  /** The second one is read when the first one lacks something. */
  private PDFont font(int number) {
    try {
      if (number == faces.size()) {
        faces.add(face(number));
      }
      return faces.get(number).font();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Face face(int number) throws IOException {
    String name = FILES.get(number);
    TrueTypeFont shapes;
    try (InputStream file = Objects.requireNonNull(PdfFont.class.getResourceAsStream(name), name)) {
      shapes = new TTFParser().parse(new RandomAccessReadBuffer(file));
    }
    // Without ligatures: looking for them takes ten times as long as all else.
    shapes.setEnableGsub(false);
    return new Face(shapes, PDType0Font.load(document, shapes, true));
  }
}
