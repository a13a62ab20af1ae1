package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;

/** The mails that came to one address. */
public final class Mailbox {

  private static final Pattern LINK = Pattern.compile("http://[^\\s]+");

  private final Gatehouse gatehouse;

  public Mailbox(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  /** The newest mail to that address whose subject has that word; waits for it. */
  public MimeMessage mailTo(String address, String subject) throws Exception {
    for (int mails = 1; mails <= 1_000; mails++) {
      int received = gatehouse.mail().getReceivedMessages().length;
      Optional<MimeMessage> found = find(address, subject);
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(gatehouse.mail().waitForIncomingEmail(60_000, received + 1))
          .as("a mail to " + address)
          .isTrue();
    }
    throw new AssertionError("no mail to " + address);
  }

  /** The first link in it. */
  public String linkTo(String address, String subject) throws Exception {
    Matcher link = LINK.matcher(MailText.of(mailTo(address, subject)));
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private Optional<MimeMessage> find(String address, String subject) throws Exception {
    MimeMessage newest = null;
    for (MimeMessage mail : gatehouse.mail().getReceivedMessages()) {
      if (Arrays.toString(mail.getAllRecipients()).contains(address)
          && mail.getSubject().contains(subject)) {
        newest = mail;
      }
    }
    return Optional.ofNullable(newest);
  }
}
