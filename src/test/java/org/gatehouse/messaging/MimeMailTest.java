package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.gatehouse.testing.MailText;
import org.junit.jupiter.api.Test;

class MimeMailTest {

  private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

  @Test
  void hasATextAndAnHtmlPartWithTheMarkBesideIt() throws Exception {
    MimeMessage mail = mail(Letters.saying("Wëlcome", "Hello Dána,\n\nbye\n"));
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    MimeMultipart related = (MimeMultipart) parts.getBodyPart(1).getContent();

    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(related.getBodyPart(0).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(related.getBodyPart(1).getContentType()).startsWith("image/png");
    assertThat(MailText.of(mail))
        .startsWith("Hello Dána,\n")
        .contains("-- \nYou get this mail because Contoso & Söhne uses Gatehouse")
        .contains("dana@contoso.example", Letters.PLATFORM);
    assertThat(MailText.html(mail)).contains("<html lang=\"en\" dir=\"ltr\">", "Hello Dána,");
  }

  @Test
  void saysThatAMachineWroteItAndInWhichLanguage() throws Exception {
    MimeMessage mail = mail(Letters.saying(Locale.GERMAN, "Willkommen", "Guten Tag\n"));

    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("de");
    assertThat(mail.getSubject()).isEqualTo("Willkommen");
  }

  @Test
  void hasTheSameIdAtEveryAttempt() throws Exception {
    Letter letter = Letters.saying("Welcome", "Hello\n");

    assertThat(mail(letter).getMessageID())
        .isEqualTo("<17.abc@login.example.com>")
        .isEqualTo(mail(letter).getMessageID());
    assertThat(mail(letter, "http://127.0.0.1:8080").getMessageID())
        .isEqualTo("<17.abc@[127.0.0.1]>");
  }

  @Test
  void letsNoSubjectBecomeAHeader() throws Exception {
    MimeMessage mail = mail(Letters.saying("Hello\r\nBcc: all@evil.example", "Hello\n"));

    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Hello Bcc: all@evil.example");
  }

  @Test
  void refusesARecipientThatIsNone() {
    Letter letter = Letters.saying("Hello", "Hello\n");
    Letter nasty =
        new Letter(
            1,
            1,
            "1.a",
            "dana@x.example\r\nBcc: all@evil.example",
            letter.language(),
            letter.kind(),
            letter.subject(),
            letter.text(),
            letter.look(),
            letter.home(),
            Optional.empty());

    assertThatThrownBy(() -> mail(nasty)).isInstanceOf(AddressException.class);
  }

  private static MimeMessage mail(Letter letter) throws Exception {
    return mail(letter, Letters.PLATFORM);
  }

  private static MimeMessage mail(Letter letter, String platform) throws Exception {
    Session session = Session.getInstance(new Properties());
    MimeMessage mail =
        MimeMail.of(
            session,
            new SmtpLine(Duration.ofMinutes(1), Duration.ofMinutes(1)),
            new InternetAddress("g@example.com"),
            letter,
            URI.create(platform),
            NOW);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.saveChanges();
    mail.writeTo(bytes);
    String raw = bytes.toString(StandardCharsets.US_ASCII);
    assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
    return new MimeMessage(
        session, new java.io.ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
  }
}
