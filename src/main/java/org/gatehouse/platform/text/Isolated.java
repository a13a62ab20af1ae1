package org.gatehouse.platform.text;

import java.util.List;
import java.util.Locale;

/**
 * Parameters of a text whose direction is not that of the language: names in Latin letters would
 * pull the marks around them to the wrong side in Arabic (Unicode Bidirectional Algorithm, 2.4).
 */
public final class Isolated {

  private static final char FIRST_STRONG = '\u2068';
  private static final char POP = '\u2069';

  private Isolated() {}

  /** The same parameters; texts among them are isolated where the language runs right to left. */
  public static List<Object> in(Locale language, List<Object> parameters) {
    return parameters.stream()
        .map(one -> one instanceof String text ? in(language, text) : one)
        .toList();
  }

  /** The same text, isolated where the language runs right to left; nothing stays nothing. */
  public static String in(Locale language, String text) {
    return text.isEmpty() || !neededIn(language) ? text : FIRST_STRONG + text + POP;
  }

  /** Whether the language runs right to left. */
  public static boolean neededIn(Locale language) {
    return Languages.direction(language).equals("rtl");
  }
}
