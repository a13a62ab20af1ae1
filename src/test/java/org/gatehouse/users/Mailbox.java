package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** The text of a mail to that address whose subject has that word and whose text that part. */
  public String textWith(String part, String address, String subject) throws Exception {
    for (int mails = 1; mails <= 1_000; mails++) {
      int received = gatehouse.mail().getReceivedMessages().length;
      for (MimeMessage mail : all(address, subject)) {
        String text = MailText.of(mail);
        if (text.contains(part)) {
          return text;
        }
      }
      assertThat(gatehouse.mail().waitForIncomingEmail(60_000, received + 1))
          .as("a mail to " + address + " that says " + part)
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

  /** The links of as many mails to that address whose subject has that word, the oldest first. */
  public List<String> links(int mails, String address, String subject) throws Exception {
    while (all(address, subject).size() < mails) {
      int received = gatehouse.mail().getReceivedMessages().length;
      if (all(address, subject).size() < mails) {
        assertThat(gatehouse.mail().waitForIncomingEmail(60_000, received + 1))
            .as(mails + " mails to " + address)
            .isTrue();
      }
    }
    List<String> links = new ArrayList<>();
    for (MimeMessage mail : all(address, subject)) {
      Matcher link = LINK.matcher(MailText.of(mail));
      assertThat(link.find()).isTrue();
      links.add(link.group());
    }
    return links;
  }

  /** What came to that address so far, the oldest first. */
  public List<MimeMessage> all(String address, String subject) throws Exception {
    List<MimeMessage> all = new ArrayList<>();
    for (MimeMessage mail : gatehouse.mail().getReceivedMessages()) {
      if (Arrays.toString(mail.getAllRecipients()).contains(address)
          && mail.getSubject().contains(subject)) {
        all.add(mail);
      }
    }
    return all;
  }

  private Optional<MimeMessage> find(String address, String subject) throws Exception {
    List<MimeMessage> all = all(address, subject);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
