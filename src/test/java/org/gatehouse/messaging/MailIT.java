package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails on their way to a real mail server, which may be down or refuse. */
class MailIT {

  private static final int MOST_AN_HOUR = 30;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @Test
  void mailsTextAndHtmlInTheLanguageOfTheirReader() throws Exception {
    String account = accounts.create("mail");
    String address = invite(account, "joao", "de");

    MimeMessage mail = await(address, 1).get(0);

    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(mail.getHeader("Content-Language")).containsExactly("de");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getMessageID()).endsWith("@[127.0.0.1]>");
    assertThat(MailText.of(mail)).contains("Guten Tag joao", "/login/reset?token=", "-- \n");
    assertThat(MailText.html(mail))
        .contains("Passwort wählen", "lang=\"de\"", account + " Ltd", "/login/reset?token=");
  }

  @Test
  @DisplayName("A-23: a recipient whom the mail server refuses is recorded and not tried again")
  @Tag("A-23")
  void recordsARefusedMailOnce() throws Exception {
    String account = accounts.create("refused");
    gatehouse.mailGate().answer("nobody@" + account + ".example", "550 5.1.1 nobody here");
    invite(account, "nobody", "en");
    invite(account, "somebody", "en");

    await("somebody@" + account + ".example", 1);
    awaitEntry(account, "Email with password sending failed.");
    assertThat(received("nobody@" + account + ".example")).isEmpty();
  }

  @Test
  void triesAgainWhatTheMailServerDoesNotTakeYet() throws Exception {
    String account = accounts.create("later");
    String address = "busy@" + account + ".example";
    gatehouse.mailGate().answer(address, "451 4.7.1 later");
    invite(account, "busy", "en");
    awaitLog("451 4.7.1 later");
    gatehouse.mailGate().answer(address, "");

    assertThat(await(address, 1)).hasSize(1);
    assertThat(descriptions(account)).doesNotContain("Email with password sending failed.");
  }

  @Test
  void deliversOnceWhenTheMailServerIsBack() throws Exception {
    String account = accounts.create("down");
    gatehouse.mailGate().down();
    String address;
    try {
      address = invite(account, "joao", "en");
      // Pages do not notice.
      assertThat(gatehouse.visitor().open("/login").status()).isEqualTo(200);
      awaitLog("Connection refused");
    } finally {
      gatehouse.mailGate().up();
    }

    await(address, 1);
    awaitEntry(account, "Email with password sent to user.");
    String next = invite(account, "later", "en");
    await(next, 1);
    assertThat(received(address)).hasSize(1);
  }

  @Test
  void sendsThirtyMailsAnHourToOneAddressAndNothingOfAnotherAccountWaitsForThat() throws Exception {
    String account = accounts.create("flood");
    String address = invite(account, "joao", "en");
    for (int i = 0; i < MOST_AN_HOUR; i++) {
      assertThat(api.post("/accounts/" + account + "/users/joao/invite", "").status())
          .isEqualTo(204);
    }
    String other = accounts.create("calm");
    api.post(
        "/accounts/" + other + "/users",
        "{\"username\":\"joao\",\"email\":\"%s\",\"firstName\":\"joao\"}".formatted(address));

    await(address, MOST_AN_HOUR + 1);
    awaitEntry(account, "Email with password sending failed.");
    awaitEntry(other, "Email with password sent to user.");
    assertThat(received(address)).hasSize(MOST_AN_HOUR + 1);
    assertThat(gatehouse.log()).doesNotContain(address);
  }

  private String invite(String account, String name, String language) {
    String address = name + "@" + account + ".example";
    String json = "{\"username\":\"%s\",\"email\":\"%s\",\"firstName\":\"%s\",\"language\":\"%s\"}";
    assertThat(
            api.post(
                    "/accounts/" + account + "/users",
                    json.formatted(name, address, name, language))
                .status())
        .isEqualTo(201);
    return address;
  }

  private List<MimeMessage> await(String address, int count) throws Exception {
    for (int mails = 1; mails <= 1_000; mails++) {
      int all = gatehouse.mail().getReceivedMessages().length;
      if (received(address).size() >= count) {
        return received(address);
      }
      assertThat(gatehouse.mail().waitForIncomingEmail(60_000, all + 1))
          .as("%s mails to %s", count, address)
          .isTrue();
    }
    throw new AssertionError("no mail to " + address);
  }

  private List<MimeMessage> received(String address) throws Exception {
    return Arrays.stream(gatehouse.mail().getReceivedMessages())
        .filter(mail -> MailIT.isTo(mail, address))
        .toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return Arrays.toString(mail.getAllRecipients()).contains(address);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitEntry(String account, String description) {
    for (int tries = 0; tries < 2_000; tries++) {
      if (descriptions(account).contains(description)) {
        return;
      }
    }
    throw new AssertionError("no entry " + description);
  }

  private void awaitLog(String text) {
    for (int tries = 0; tries < 2_000; tries++) {
      assertThat(gatehouse.visitor().get("/login").status()).isEqualTo(200);
      if (gatehouse.log().contains(text)) {
        return;
      }
    }
    throw new AssertionError("the log lacks " + text);
  }

  private List<String> descriptions(String account) {
    return api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description");
  }
}
