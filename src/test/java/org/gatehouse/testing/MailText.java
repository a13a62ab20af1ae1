package org.gatehouse.testing;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a received mail says. */
public final class MailText {

  private MailText() {}

  /** Its text, as a reader without HTML sees it. */
  public static String of(MimeMessage mail) {
    return find(mail, "text/plain");
  }

  /** Its HTML. */
  public static String html(MimeMessage mail) {
    return find(mail, "text/html");
  }

  private static String find(Part part, String type) {
    try {
      if (part.isMimeType(type)) {
        return part.getContent().toString().replace("\r\n", "\n");
      }
      if (part.getContent() instanceof Multipart several) {
        for (int i = 0; i < several.getCount(); i++) {
          BodyPart one = several.getBodyPart(i);
          String found = find(one, type);
          if (!found.isEmpty()) {
            return found;
          }
        }
      }
      return "";
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
