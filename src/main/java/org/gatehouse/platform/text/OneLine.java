package org.gatehouse.platform.text;

import java.text.Normalizer;
import java.util.Set;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/**
 * One line of text that somebody typed: in NFC, without blanks around it, and with nothing in it
 * that can not be seen.
 *
 * <p>Control characters, line breaks, bidirectional overrides and blanks that only look like a
 * space are refused, not removed: a name that reads like another one is no accident.
 */
public final class OneLine {

  /** Letters and symbols that are drawn as nothing: Hangul fillers and the empty Braille cell. */
  private static final Set<Integer> DRAWN_AS_NOTHING =
      Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x034F, 0x17B4, 0x17B5);

  private OneLine() {}

  /** The line of a field that must be filled in; what is wrong with it goes to the complaints. */
  public static String required(
      String field, @Nullable String typed, int longest, Complaints complaints) {
    String line = optional(field, typed, longest, complaints);
    if (line == null) {
      complaints.add(field, "text.missing");
      return "";
    }
    return line;
  }

  /** The line of a field that may be left empty, which is null then. */
  public static @Nullable String optional(
      String field, @Nullable String typed, int longest, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (typed.length() > 4 * longest) {
      complaints.add(field, "text.tooLong", longest);
      return "";
    }
    String line = clean(typed);
    if (line.codePoints().anyMatch(OneLine::hidden)) {
      complaints.add(field, "text.hidden");
    } else if (line.length() > longest) {
      complaints.add(field, "text.tooLong", longest);
    }
    return line;
  }

  /** The text in NFC and without blanks around it. */
  public static String clean(String typed) {
    if (plain(typed)) {
      return typed.strip();
    }
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
  }

  /**
   * Something like the text that is safe to keep and to show, whatever was typed: for the record of
   * a refusal.
   */
  public static String harmless(@Nullable String typed, int longest) {
    if (typed == null) {
      return "";
    }
    if (typed.length() <= longest && plain(typed)) {
      return typed.strip();
    }
    StringBuilder kept = new StringBuilder();
    typed
        .codePoints()
        .limit(longest)
        .map(c -> hidden(c) ? 0xFFFD : c)
        .forEach(kept::appendCodePoint);
    return cut(clean(cut(kept.toString(), longest)), longest);
  }

  /** Never within a character; the normal form of some is longer than they are. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, longest - (Character.isHighSurrogate(text.charAt(longest - 1)) ? 1 : 0));
  }

  /** Whether it is visible ASCII and spaces alone, as most texts are: nothing to do for these. */
  private static boolean plain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean hidden(int c) {
    boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> noncharacter || DRAWN_AS_NOTHING.contains(c);
    };
  }
}
