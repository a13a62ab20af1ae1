package org.gatehouse.messaging;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Letters for tests. */
final class Letters {

  static final String PLATFORM = "https://login.example.com";

  private Letters() {}

  static Letter saying(String subject, String text) {
    return saying(Locale.ENGLISH, subject, text);
  }

  static Letter saying(Locale language, String subject, String text) {
    return new Letter(
        17,
        1,
        "17.abc",
        "dana@contoso.example",
        language,
        "users.invitation",
        subject,
        text,
        Looks.plain("Contoso & Söhne"),
        PLATFORM,
        Optional.empty());
  }

  /** The same to people of an account that has a host of its own. */
  static Letter at(String home, String text) {
    return new Letter(
        17,
        1,
        "17.abc",
        "dana@contoso.example",
        Locale.ENGLISH,
        "users.invitation",
        "Hello",
        text,
        Looks.plain("Contoso"),
        home,
        Optional.empty());
  }

  static Letter sms(String to, String text, Instant end) {
    return new Letter(
        18,
        1,
        "18.abc",
        to,
        Locale.ENGLISH,
        "users.mobile.sms",
        "",
        text,
        Looks.plain("Contoso"),
        PLATFORM,
        Optional.of(end));
  }

  static String html(Letter letter) {
    return HtmlMail.of(MailWords.of(letter, PLATFORM), letter.look(), "cid:mark@gatehouse");
  }
}
