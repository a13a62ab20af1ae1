package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalMattersTest {

  @Test
  void aDayWithFarMoreRefusalsThanBeforeIsABurst() {
    assertThat(last(5, 6, 4, 60)).isTrue();
  }

  @Test
  void aFewRefusalsAreNoneWhateverTheOtherDaysWereLike() {
    assertThat(last(0, 0, 0, 19)).isFalse();
    assertThat(last(0, 0, 0, 20)).isTrue();
  }

  @Test
  void manyRefusalsEachDayAreNone() {
    assertThat(last(50, 50, 50, 150)).isFalse();
    assertThat(last(50, 50, 50, 151)).isTrue();
  }

  private static boolean last(long... refused) {
    List<SignInDay> days = new ArrayList<>();
    Arrays.stream(refused)
        .forEach(
            number ->
                days.add(
                    new SignInDay(LocalDate.of(2026, 11, 1).plusDays(days.size()), 9, number, "")));
    return RefusalMatters.isBurst(days, days.size() - 1);
  }
}
