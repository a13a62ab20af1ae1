package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.config.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One attempt with a mail server that is slow, goes away or refuses. */
class MailServerTest {

  private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");
  private static final Duration SLOW = Duration.ofMillis(1_500);
  private static final Duration SHORT = Duration.ofMillis(1_000);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedSmtp smtp = new ScriptedSmtp();
  private final MailServer server = new MailServer();

  MailServerTest() {
    server.settings = TestSettings.with("GATEHOUSE_SMTP_URL", smtp.url());
    server.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @AfterEach
  void end() {
    smtp.close();
  }

  @Test
  @DisplayName("a server that looks through a mail for longer than it talks has taken it")
  void waitsForTheAnswerToTheContent() {
    server.talk = SHORT;
    smtp.pause(ScriptedSmtp.END, SLOW);

    assertThat(send(Optional.empty()).result()).isEqualTo(Delivery.Result.TAKEN);
    assertThat(smtp.contents()).hasSize(1);
    assertThat(smtp.contents().get(0)).contains("Message-ID: <17.abc@");
  }

  @Test
  void sendsToAServerThatGreetsLate() {
    smtp.pause(ScriptedSmtp.GREETING, Duration.ofMillis(5_500));

    assertThat(send(Optional.empty()).result()).isEqualTo(Delivery.Result.TAKEN);
  }

  @Test
  @DisplayName("what was taken stays taken, whether the server says goodbye or not")
  void needsNoGoodbye() {
    server.talk = LONG;
    smtp.pause("QUIT", LONG);
    assertThat(send(Optional.empty()).result()).isEqualTo(Delivery.Result.TAKEN);

    smtp.answer("QUIT", "");
    assertThat(send(Optional.empty()).result()).isEqualTo(Delivery.Result.TAKEN);
  }

  @Test
  @DisplayName("a server that says a word now and then holds up nobody for ever")
  void endsAnAttemptHoweverOftenTheServerSpeaks() {
    server.talk = SHORT;
    smtp.answer("EHLO", "250-wait\n".repeat(200) + "250 ok").pause("EHLO", Duration.ofMillis(200));
    long begun = System.nanoTime();

    assertThat(send(Optional.empty()).result()).isEqualTo(Delivery.Result.DOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(smtp.contents()).isEmpty();
  }

  @Test
  void doesNotWaitForEverForTheAnswerToTheContent() {
    server.answer = SHORT;
    smtp.pause(ScriptedSmtp.END, LONG);

    assertThat(send(Optional.empty()).result()).isEqualTo(Delivery.Result.DOWN);
  }

  @Test
  @DisplayName("a code that is over when the server is ready for it is not handed over")
  void handsOverNothingThatIsWorthless() {
    smtp.pause("RCPT", SLOW);

    assertThat(send(Optional.of(NOW.plus(SHORT))).result()).isEqualTo(Delivery.Result.DOWN);
    assertThat(smtp.contents()).isEmpty();
    SmtpLine late = new SmtpLine(Duration.ZERO, LONG);
    assertThatThrownBy(late::handOver).isInstanceOf(SocketTimeoutException.class);
    assertThat(late.handedOver()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 not as this, DOWN",
    "MAIL, 553 sender address rejected, DOWN",
    "MAIL, 554 5.7.1 sender address rejected, DOWN",
    "MAIL, 451 later, FAILED",
    "RCPT, 550 5.1.1 nobody here, REFUSED",
    "RCPT, 552 5.2.2 mailbox full, REFUSED",
    "RCPT, 450 4.2.1 mailbox busy, FAILED",
    "RCPT, 553 5.1.8 sender address rejected, DOWN",
    "., 554 5.7.1 this is spam, REFUSED",
    "., 451 later, FAILED"
  })
  @DisplayName("a refused sender is nobody's address that is wrong")
  void tellsWhoWasRefused(String command, String reply, Delivery.Result result) {
    smtp.answer(command, reply);

    assertThat(send(Optional.empty())).isEqualTo(new Delivery(result, reply));
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    try (Socket silent = new Socket()) {
      // Its port is nobody else's meanwhile.
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.settings =
          TestSettings.with(
              "GATEHOUSE_SMTP_URL",
              "smtp://127.0.0.1:" + silent.getLocalPort() + "?from=gatehouse@example.com");

      Delivery delivery = send(Optional.empty());

      assertThat(delivery.result()).isEqualTo(Delivery.Result.DOWN);
      assertThat(delivery.problem()).contains("Connection refused");
    }
  }

  private Delivery send(Optional<Instant> validUntil) {
    return server.send(
        new Letter(
            17,
            1,
            "17.abc",
            "dana@contoso.example",
            Locale.ENGLISH,
            "users.invitation",
            "Hello",
            "Hello\n",
            Looks.plain("Contoso"),
            Letters.PLATFORM,
            validUntil));
  }
}
