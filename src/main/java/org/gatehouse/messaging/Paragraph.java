package org.gatehouse.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A paragraph of a mail's text: what stands between two blank lines.
 *
 * @param text without blanks around it; its lines end in {@code \n}
 */
record Paragraph(Kind kind, String text) {

  /** What a paragraph is. */
  enum Kind {
    WORDS,
    /** Nothing but an address of ours. */
    LINK,
    /** Nothing but one word that is no ordinary one: a code, or a user name. */
    VALUE
  }

  private static final Pattern BREAK = Pattern.compile("\\n[ \\t]*\\n\\s*");
  private static final Pattern VALUE = Pattern.compile("\\S*[0-9:@]\\S*");

  /** The paragraphs of a text; links are those below one of our addresses. */
  static List<Paragraph> of(String text, List<String> ours) {
    return Arrays.stream(BREAK.split(text.strip()))
        .filter(part -> !part.isBlank())
        .map(part -> one(part.strip(), ours))
        .toList();
  }

  private static Paragraph one(String text, List<String> ours) {
    boolean leadsHere = ours.stream().anyMatch(address -> text.startsWith(address + "/"));
    if (leadsHere && text.chars().noneMatch(Character::isWhitespace)) {
      return new Paragraph(Kind.LINK, text);
    }
    return new Paragraph(VALUE.matcher(text).matches() ? Kind.VALUE : Kind.WORDS, text);
  }
}
