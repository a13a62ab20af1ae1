package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
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
    "530 5.7.0 Authentication required, DOWN"
  })
  void takesARepliesFirstDigitForWhatItSays(String reply, Delivery.Result result) {
    var thrown =
        new SendFailedException(
            "Invalid Addresses",
            new MessagingException(reply + "\n"),
            new Address[0],
            new Address[0],
            new Address[0]);

    assertThat(SmtpAnswer.of(thrown)).isEqualTo(new Delivery(result, reply));
  }

  @Test
  void keepsEveryMailWhileTheServerIsDownOrRefusesUs() {
    assertThat(
            SmtpAnswer.of(new MessagingException("no", new ConnectException("refused"))).result())
        .isEqualTo(Delivery.Result.DOWN);
    assertThat(SmtpAnswer.of(new AuthenticationFailedException("535 5.7.8 wrong")).result())
        .isEqualTo(Delivery.Result.DOWN);
  }

  @Test
  void givesUpAnAddressThatIsNone() {
    assertThat(SmtpAnswer.of(new AddressException("Illegal", "x\r\ny")).result())
        .isEqualTo(Delivery.Result.REFUSED);
  }
}
