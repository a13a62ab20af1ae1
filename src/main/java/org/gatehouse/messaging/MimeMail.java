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
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A mail with text and HTML (RFC 2046, 5.1.4), the mark beside the HTML (RFC 2387). Its Message-ID
 * is the same at every attempt, so that a mail that came twice is seen to be one.
 */
final class MimeMail extends MimeMessage {

  private static final String MARK = "mark@gatehouse";

  private final String id;
  private final SmtpLine line;

  private MimeMail(Session session, SmtpLine line, String id) {
    super(session);
    this.line = line;
    this.id = id;
  }

  /** The mail; throws an {@code AddressException} if its recipient is none. */
  static MimeMail of(
      Session session,
      SmtpLine line,
      InternetAddress sender,
      Letter letter,
      URI platform,
      Instant now)
      throws MessagingException {
    MimeMail mail = new MimeMail(session, line, id(letter, platform));
    MailWords words = MailWords.of(letter, platform.toString());
    mail.setFrom(sender);
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

  /** Called once sender and recipient are taken, and the server asks for the content. */
  @Override
  public void writeTo(OutputStream out, String @Nullable [] ignored)
      throws IOException, MessagingException {
    line.handOver();
    super.writeTo(out, ignored);
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
