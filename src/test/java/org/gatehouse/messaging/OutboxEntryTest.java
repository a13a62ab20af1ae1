package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxEntryTest {

  private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

  @Test
  void isWorthNothingWhenItWouldExpireOnItsWay() {
    OutboxEntry code = code(NOW.plus(Duration.ofMinutes(10)));

    assertThat(code.worthless(NOW.plus(Duration.ofMinutes(9)))).isFalse();
    assertThat(code.worthless(NOW.plus(Duration.ofMinutes(10)).minusSeconds(5))).isTrue();
    assertThat(code.worthless(NOW.plus(Duration.ofMinutes(30)))).isTrue();
  }

  @Test
  void isNotSentDaysLater() {
    OutboxEntry mail =
        new OutboxEntry(
            new Message(1, "Dana@X.example", Locale.ENGLISH, "k", List.of(), Optional.empty()),
            "s".repeat(400),
            "sealed",
            NOW);

    assertThat(mail.worthless(NOW.plus(Duration.ofDays(400)))).isFalse();
    assertThat(mail.tooOld(NOW.plus(Duration.ofDays(2)))).isFalse();
    assertThat(mail.tooOld(NOW.plus(Duration.ofDays(4)))).isTrue();
    assertThat(mail.recipientKey()).isEqualTo("dana@x.example");
  }

  @Test
  void keepsNoTextOfWhatIsSentOrGivenUp() {
    OutboxEntry sent = code(NOW);
    sent.sent(NOW);
    OutboxEntry lost = code(NOW);
    lost.giveUp("550 no");

    assertThat(sent.sealedText()).isEmpty();
    assertThat(lost.sealedText()).isEmpty();
    assertThat(sent.waits()).isFalse();
    assertThat(lost.waits()).isFalse();
  }

  private static OutboxEntry code(Instant end) {
    return new OutboxEntry(
        new TextMessage(1, "+491701234567", Locale.ENGLISH, "k", List.of(), end), "sealed", NOW);
  }
}
