package org.gatehouse.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DevicesTest {

  private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-23T23:59:59Z");

  @Test
  void isKnownForNinetyDaysAtLeastAndUntilTheSameMomentAllDayLong() {
    assertThat(Devices.until(MORNING)).isEqualTo(Devices.until(EVENING));
    assertThat(Devices.until(EVENING)).isAfter(EVENING.plus(Duration.ofDays(90)));
    assertThat(Devices.until(MORNING)).isBefore(MORNING.plus(Duration.ofDays(92)));
  }
}
