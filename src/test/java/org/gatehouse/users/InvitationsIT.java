package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InvitationsIT {
  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @Test
  @DisplayName("A-23: an invitation is mailed, and the log tells when the mail server took it")
  void mailsAnInvitation() throws Exception {
    String account = accounts.create("inviting");
    String address = "joao@" + account + ".example";

    var user =
        api.post(
                "/accounts/" + account + "/users",
                """
                {"username":"joao","email":"%s","firstName":"João","roles":["User"],"language":"de"}
                """
                    .formatted(address))
            .json();

    assertThat(user.path("status").asText()).isEqualTo("INVITED");
    MimeMessage mail = mailTo(address);
    String text = GreenMailUtil.getBody(mail);
    assertThat(mail.getSubject()).isEqualTo("Ihr Zugang zu " + account + " Ltd");
    assertThat(mail.getFrom()[0]).hasToString("gatehouse@example.com");
    assertThat(MailText.of(mail))
        .contains("Guten Tag João")
        .contains(account + ":joao")
        .containsPattern(gatehouse.url() + "/login/reset\\?token=[A-Za-z0-9_-]{43}\\s");
    assertThat(text).isNotEmpty();
    assertThat(eventually(account, "Email with password sent to user.")).isTrue();
  }

  @Test
  void mailsNothingForARefusedUser() throws Exception {
    String account = accounts.create("quiet");
    accounts.user(account, "dana", "User");
    api.post(
        "/accounts/" + account + "/users",
        "{\"username\":\"dana\",\"email\":\"refused@%s.example\"}".formatted(account));

    api.post(
        "/accounts/" + account + "/users",
        "{\"username\":\"later\",\"email\":\"later@%s.example\"}".formatted(account));

    mailTo("later@" + account + ".example");
    assertThat(find("refused@" + account + ".example")).isEmpty();
  }

  private MimeMessage mailTo(String address) throws MessagingException {
    for (int mails = 1; mails <= 1_000; mails++) {
      Optional<MimeMessage> found = find(address);
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(gatehouse.mail().waitForIncomingEmail(60_000, received() + 1))
          .as("a mail to " + address)
          .isTrue();
    }
    throw new AssertionError("no mail to " + address);
  }

  private int received() {
    return gatehouse.mail().getReceivedMessages().length;
  }

  private Optional<MimeMessage> find(String address) throws MessagingException {
    for (MimeMessage mail : gatehouse.mail().getReceivedMessages()) {
      if (Arrays.toString(mail.getAllRecipients()).contains(address)) {
        return Optional.of(mail);
      }
    }
    return Optional.empty();
  }

  /** The server notes it right after the mail server has said yes. */
  private boolean eventually(String account, String description) {
    for (int tries = 0; tries < 200; tries++) {
      List<String> descriptions =
          api.get("/accounts/" + account + "/audit/events")
              .json()
              .path("items")
              .findValuesAsText("description");
      if (descriptions.contains(description)) {
        return true;
      }
    }
    return false;
  }
}
