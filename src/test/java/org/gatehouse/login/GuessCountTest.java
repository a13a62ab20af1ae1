package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-101")
class GuessCountTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final GuessCount count = new GuessCount(7, GuessCount.ANYWHERE, NOW);

  @Test
  void theLastFreeOneClosesAndTheOneBeforeDoesNot() {
    assertThat(wrong(3)).isEqualTo(Verdict.WRONG);
    assertThat(wrong(3)).isEqualTo(Verdict.WRONG);
    assertThat(wrong(3)).isEqualTo(Verdict.LAST);
  }

  @Test
  void onceClosedNobodyLearnsWhatIsRight() {
    wrong(1);

    assertThat(wrong(1)).isEqualTo(Verdict.CLOSED);
    assertThat(right(1)).isEqualTo(Verdict.CLOSED);
    count.begunAnew();
    assertThat(right(1)).isEqualTo(Verdict.CLOSED);
  }

  @Test
  void theRightOneBeginsAnew() {
    wrong(3);
    wrong(3);

    assertThat(right(3)).isEqualTo(Verdict.RIGHT);
    assertThat(wrong(3)).isEqualTo(Verdict.WRONG);
    assertThat(wrong(3)).isEqualTo(Verdict.WRONG);
    count.begunAnew();
    assertThat(wrong(3)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void whatLocksNobodyOpensAgainAfterAnHour() {
    GuessCount spare = new GuessCount(7, Lockout.SPARE, NOW);
    assertThat(spare.judge(false, 1, NOW)).isEqualTo(Verdict.LAST);

    Instant soon = NOW.plus(Duration.ofMinutes(59));
    assertThat(spare.judge(true, 1, soon)).isEqualTo(Verdict.CLOSED);
    assertThat(spare.judge(true, 1, NOW.plus(Duration.ofHours(1)))).isEqualTo(Verdict.RIGHT);

    wrong(1);
    assertThat(count.judge(true, 1, NOW.plus(Duration.ofDays(9)))).isEqualTo(Verdict.CLOSED);
  }

  @Test
  void whatLocksStaysClosedInSessionsToo() {
    GuessCount inSession = new GuessCount(7, Lockout.IN_SESSION, NOW);
    assertThat(inSession.judge(false, 1, NOW)).isEqualTo(Verdict.LAST);

    assertThat(inSession.judge(true, 1, NOW.plus(Duration.ofDays(9)))).isEqualTo(Verdict.CLOSED);
  }

  @Test
  void rightOnesInARowAreNotedOnceADay() {
    assertThat(count.judge(true, 3, NOW.plusSeconds(60))).isEqualTo(Verdict.RIGHT);
    assertThat(count.changedAt()).isEqualTo(NOW);

    Instant tomorrow = NOW.plus(Duration.ofHours(25));
    count.judge(true, 3, tomorrow);
    assertThat(count.changedAt()).isEqualTo(tomorrow);
  }

  @Test
  void aRightOneAfterAWrongOneIsNotedAtOnce() {
    wrong(3);

    Instant later = NOW.plusSeconds(60);
    count.judge(true, 3, later);
    assertThat(count.changedAt()).isEqualTo(later);
  }

  @Test
  void aLowerMaximumLocksAtTheNextWrongOneAndNotAtTheRightOne() {
    for (int i = 0; i < 7; i++) {
      wrong(10);
    }

    assertThat(right(5)).isEqualTo(Verdict.RIGHT);
    for (int i = 0; i < 7; i++) {
      wrong(10);
    }
    assertThat(wrong(5)).isEqualTo(Verdict.LAST);
  }

  @Test
  void aHigherMaximumOpensNothing() {
    wrong(1);

    assertThat(right(20)).isEqualTo(Verdict.CLOSED);
  }

  private Verdict wrong(int most) {
    return count.judge(false, most, NOW);
  }

  private Verdict right(int most) {
    return count.judge(true, most, NOW);
  }
}
