package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final ZoneId ZAGREB = ZoneId.of("Europe/Zagreb");
  private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

  @Test
  void cutsADayIntoItsHours() {
    Timeline day = of("2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z", ZAGREB);

    assertThat(day.pieces()).hasSize(24);
    assertThat(day.minutes()).isEqualTo(60);
    assertThat(day.pieces().get(0).from()).contains(Instant.parse("2026-11-21T23:00:00Z"));
    assertThat(day.pieces().get(0).to()).contains(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(day.pieces().get(23).to()).contains(Instant.parse("2026-11-22T23:00:00Z"));
  }

  @Test
  void hasNoGapNoOverlapAndEndsWhereTheSpanDoes() {
    for (ZoneId zone : new ZoneId[] {ZAGREB, KATHMANDU}) {
      for (long seconds = 61; seconds < 400_000_000L; seconds = seconds * 3 + 7) {
        Instant from = Instant.parse("2026-03-20T07:13:21Z");
        Instant to = from.plusSeconds(seconds);

        Timeline line = Timeline.of(from, to, zone);

        assertThat(line.pieces()).hasSizeBetween(1, 26);
        Instant end = from;
        for (Span piece : line.pieces()) {
          assertThat(piece.from()).contains(end);
          assertThat(piece.to().orElseThrow()).isAfter(end);
          end = piece.to().orElseThrow();
        }
        assertThat(end).isEqualTo(to);
      }
    }
  }

  @Test
  void keepsToTheClockWhereAnHourIsMissingOrComesTwice() {
    Timeline spring = of("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", ZAGREB);
    Timeline autumn = of("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", ZAGREB);

    assertThat(spring.pieces().get(1).to()).contains(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(autumn.pieces().get(2).to()).contains(Instant.parse("2026-10-25T02:00:00Z"));
  }

  @Test
  void beginsQuartersWhereTheRollUpsDoInEveryZone() {
    Timeline line = of("2026-11-22T10:00:00Z", "2026-11-22T14:00:00Z", KATHMANDU);

    assertThat(line.minutes()).isEqualTo(15);
    assertThat(line.pieces())
        .allMatch(piece -> piece.from().orElseThrow().getEpochSecond() % 900 == 0);
  }

  private static Timeline of(String from, String to, ZoneId zone) {
    return Timeline.of(Instant.parse(from), Instant.parse(to), zone);
  }
}
