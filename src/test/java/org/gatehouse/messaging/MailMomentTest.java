package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailMomentTest {

  private static final Instant EVENING = Instant.parse("2025-12-05T18:00:00Z");

  @Test
  void isInTheZoneThatTheReaderHasChosenAndSaysSo() {
    assertThat(MailMoment.of(EVENING, Optional.of("America/Los_Angeles"), Locale.ENGLISH))
        .contains("10:00")
        .endsWith(" (America/Los_Angeles)");
  }

  @Test
  void isInUtcForWhoeverHasChosenNone() {
    assertThat(MailMoment.of(EVENING, Optional.empty(), Locale.GERMAN))
        .contains("18:00")
        .endsWith(" (UTC)");
    assertThat(MailMoment.of(EVENING, Optional.of("Not/Known"), Locale.GERMAN)).endsWith(" (UTC)");
  }
}
