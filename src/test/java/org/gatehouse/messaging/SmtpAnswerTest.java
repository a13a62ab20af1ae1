package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 No such user here, REFUSED",
    "554 5.7.1 Rejected as spam, REFUSED",
    "450 4.2.1 Mailbox busy, FAILED",
    "451 4.7.1 Greylisted, FAILED",
    "452 4.2.2 Mailbox full, FAILED",
    "421 4.3.2 Shutting down, DOWN",
    "530 5.7.0 Authentication required, DOWN",
    "553 5.1.8 Sender address rejected: domain not found, DOWN",
    "501 5.1.7 Bad sender address syntax, DOWN"
  })
  void takesARepliesFirstDigitForWhatItSays(String reply, Delivery.Result result)
      throws AddressException {
    Address recipient = new InternetAddress("dana@contoso.example");

    assertThat(SmtpAnswer.of(failed(reply, recipient), false))
        .isEqualTo(new Delivery(result, reply));
    assertThat(SmtpAnswer.of(failed(reply), true))
        .as("to the content")
        .isEqualTo(new Delivery(result, reply));
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.7.1 You may not send as this, DOWN",
    "554 5.7.1 Sender address rejected, DOWN",
    "451 4.7.1 Later, FAILED"
  })
  void keepsEveryMailWhileTheServerRefusesTheSender(String reply, Delivery.Result result) {
    // As Angus Mail throws what answers MAIL FROM; what answers RCPT TO has words of its own first.
    assertThat(SmtpAnswer.of(new SendFailedException(reply), false))
        .isEqualTo(new Delivery(result, reply));
  }

  @Test
  void keepsEveryMailWhileTheServerIsDownOrRefusesUs() {
    assertThat(
            SmtpAnswer.of(new MessagingException("no", new ConnectException("refused")), false)
                .result())
        .isEqualTo(Delivery.Result.DOWN);
    assertThat(SmtpAnswer.of(new AuthenticationFailedException("535 5.7.8 wrong"), false).result())
        .isEqualTo(Delivery.Result.DOWN);
  }

  @Test
  void givesUpAnAddressThatIsNone() {
    assertThat(SmtpAnswer.of(new AddressException("Illegal", "x\r\ny"), false).result())
        .isEqualTo(Delivery.Result.REFUSED);
  }

  private static SendFailedException failed(String reply, Address... refused) {
    return new SendFailedException(
        "Invalid Addresses",
        new MessagingException(reply + "\n"),
        new Address[0],
        new Address[0],
        refused);
  }
}
