package org.gatehouse.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.audit.SignInDay;
import org.gatehouse.home.SignInChart.Bar;
import org.junit.jupiter.api.Test;

class SignInChartTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

  @Test
  void everyDayHasItsBarThatStandsOnTheGround() {
    List<Bar> bars =
        new SignInChart(List.of(day(0, 100, 0), day(1, 50, 10), day(2, 0, 0)), Locale.ENGLISH)
            .getBars();

    assertThat(bars).extracting(Bar::x).containsExactly(0, 50, 100);
    assertThat(bars).allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(120));
    assertThat(bars.get(0).height()).isEqualTo(116);
    assertThat(bars.get(1).height()).isEqualTo(58);
    assertThat(bars.get(2).height()).isZero();
  }

  @Test
  void whatWasRefusedStandsOnTopAndIsSeenHoweverLittleItIs() {
    Bar bar = new SignInChart(List.of(day(0, 10_000, 1)), Locale.ENGLISH).getBars().get(0);

    assertThat(bar.refusedHeight()).isEqualTo(2);
    assertThat(bar.top() + bar.refusedHeight() + 2).isEqualTo(bar.y());
    assertThat(bar.top()).isNotNegative();
  }

  @Test
  void saysOfEachDayInWordsWhatItDraws() {
    SignInChart chart = new SignInChart(List.of(day(0, 3, 1), day(1, 2, 5)), Locale.ENGLISH);

    assertThat(chart.getBars().get(0).text()).isEqualTo("Thursday, 19 Nov: 3 signed in, 1 refused");
    assertThat(chart.getSucceeded()).isEqualTo(5);
    assertThat(chart.getRefused()).isEqualTo(6);
    assertThat(chart.getWorst().date()).isEqualTo("Friday, 20 Nov");
  }

  @Test
  void drawsNothingOfNothing() {
    assertThat(new SignInChart(List.of(day(0, 0, 0)), Locale.ENGLISH).isDrawn()).isFalse();
  }

  private static SignInDay day(int after, long succeeded, long refused) {
    return new SignInDay(DAY.plusDays(after), succeeded, refused, "/audit");
  }
}
