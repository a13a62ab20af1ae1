package org.gatehouse.messaging;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A mail with text and HTML (RFC 2046, 5.1.4), the mark beside the HTML (RFC 2387). Its Message-ID
 * is the same at every attempt, so that a mail that came twice is seen to be one.
 */
final class MimeMail extends MimeMessage {

  private static final String MARK = "mark@gatehouse";

  private final String id;

  private MimeMail(Session session, String id) {
    super(session);
    this.id = id;
  }

  static MimeMail of(Session session, String from, Letter letter, URI platform, Instant now)
      throws MessagingException {
    MimeMail mail = new MimeMail(session, id(letter, platform));
    MailWords words = MailWords.of(letter, platform.toString());
    mail.setFrom(new InternetAddress(from, true));
    mail.setRecipient(RecipientType.TO, new InternetAddress(letter.recipient(), true));
    mail.setSubject(words.subject(), StandardCharsets.UTF_8.name());
    mail.setContent(new MimeMultipart("alternative", text(words), whole(words, letter.look())));
    mail.setHeader("Content-Language", words.tag());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setSentDate(Date.from(now));
    return mail;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /** At our host, which is written as a literal where it is an address (RFC 5321, 4.1.3). */
  private static String id(Letter letter, URI platform) {
    String host = platform.getHost();
    boolean named = host.chars().anyMatch(Character::isLetter) && !host.startsWith("[");
    String domain = named || host.startsWith("[") ? host : "[" + host + "]";
    return "<" + letter.reference() + "@" + domain + ">";
  }

  private static MimeBodyPart text(MailWords words) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(words.plain(), StandardCharsets.UTF_8.name());
    return part;
  }

  private static MimeBodyPart whole(MailWords words, Look look) throws MessagingException {
    MimeBodyPart html = new MimeBodyPart();
    html.setText(HtmlMail.of(words, look, "cid:" + MARK), StandardCharsets.UTF_8.name(), "html");
    MimeBodyPart mark = new MimeBodyPart();
    mark.setDataHandler(new DataHandler(new ByteArrayDataSource(look.mark().png(), "image/png")));
    mark.setContentID("<" + MARK + ">");
    mark.setDisposition(INLINE);
    mark.setFileName("mark.png");
    MimeBodyPart whole = new MimeBodyPart();
    whole.setContent(new MimeMultipart("related", html, mark));
    return whole;
  }
}
