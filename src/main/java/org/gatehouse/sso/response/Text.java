package org.gatehouse.sso.response;

import org.gatehouse.sso.response.SamlRefusal.Reason;

/** What a text from outside may contain, independent of the default locale. */
final class Text {

  private static final int LONGEST_ADDRESS = 254;
  private static final int REPLACEMENT = '\uFFFD';

  private Text() {}

  /**
   * The text in lower case as far as ASCII goes; other letters stay, so that no look-alike folds
   * into an ASCII letter.
   */
  static String asciiLowerCase(String text) {
    var lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }

  /** The code point, or a replacement for one that a log must not write. */
  static int visible(int codePoint) {
    return isHidden(codePoint) ? REPLACEMENT : codePoint;
  }

  /** Refuses control characters, as a name may be anything else. */
  static void checkPrintable(String where, String text) throws SamlRefusal {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new SamlRefusal(Reason.CHARACTERS, where);
    }
  }

  /**
   * Refuses what is not one address: a part, an at sign and a domain in ASCII (an international one
   * in its xn-- form, so that no look-alike of a domain is taken for it), without blanks or
   * characters that nobody sees.
   */
  static void checkAddress(String where, String text) throws SamlRefusal {
    if (text.codePoints().anyMatch(Text::isHidden)) {
      throw new SamlRefusal(Reason.CHARACTERS, where);
    }
    int at = text.indexOf('@');
    boolean oneAt = at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1;
    if (!oneAt
        || text.length() > LONGEST_ADDRESS
        || text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))
        || !isDomain(text.substring(at + 1))) {
      throw new SamlRefusal(Reason.NOT_AN_ADDRESS, where, text);
    }
  }

  private static boolean isDomain(String text) {
    return text.chars().allMatch(c -> c == '.' || c == '-' || c == '_' || isAsciiLetterOrDigit(c))
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..");
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
