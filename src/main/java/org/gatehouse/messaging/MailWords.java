package org.gatehouse.messaging;

import java.util.List;
import java.util.Locale;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;

/**
 * What a mail says, before it is text or HTML.
 *
 * @param button what a link's button says
 * @param address what stands before the address of a button
 * @param why why one got it
 * @param home where its reader reaches us
 */
record MailWords(
    Locale language,
    String subject,
    List<Paragraph> paragraphs,
    String button,
    String address,
    String why,
    String home) {

  MailWords {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * The words of a letter.
   *
   * @param platform our public address, which links of single sign-on keep at an account's own host
   */
  static MailWords of(Letter letter, String platform) {
    Texts texts = Texts.in(letter.language());
    return new MailWords(
        letter.language(),
        oneLine(letter.subject()),
        Paragraph.of(letter.text(), List.of(letter.home(), platform)),
        texts.find(letter.kind() + ".button", List.of()).orElseGet(() -> texts.of("mails.button")),
        texts.of("mails.address"),
        texts.of("mails.why", letter.look().name(), letter.recipient()),
        letter.home());
  }

  String tag() {
    return language.toLanguageTag();
  }

  String direction() {
    return Languages.direction(language);
  }

  /** The text for readers without HTML. */
  String plain() {
    StringBuilder plain = new StringBuilder();
    paragraphs.forEach(paragraph -> plain.append(paragraph.text()).append("\n\n"));
    return plain.append("-- \n").append(why).append('\n').append(home).append('\n').toString();
  }

  /** A subject never carries a line break into the headers. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
