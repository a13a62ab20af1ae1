package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.EntryCount.Kind;
import org.junit.jupiter.api.Test;

class CountPlanTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant ONE = Instant.parse("2026-11-22T13:00:00Z");

  @Test
  void takesWholeQuartersFromTheRollUpThatKnowsWhatIsAsked() {
    assertThat(of(LogFilter.NONE, null).kind()).contains(Kind.TEXT);
    assertThat(of(LogFilter.NONE, Kind.ADDRESS).kind()).contains(Kind.ADDRESS);
    assertThat(of(filter("username", "dana"), null).kind()).contains(Kind.USER);
    assertThat(of(filter("username", "dana"), Kind.USER).kind()).contains(Kind.USER);
    assertThat(of(filter("ip", "10.0.0.0/8"), null).kind()).contains(Kind.ADDRESS);
    assertThat(of(filter("item", "User"), null).kind()).contains(Kind.TEXT);
    assertThat(of(filter("outcome", "FAILURE"), Kind.TEXT).kind()).contains(Kind.TEXT);
    assertThat(of(LogFilter.NONE.saying(Optional.of("user.login.success")), null).kind())
        .contains(Kind.TEXT);
    assertThat(of(LogFilter.NONE, null).edges()).isEmpty();
  }

  @Test
  void countsEntriesWhereNoRollUpKnowsTwoThingsTogether() {
    assertThat(of(filter("username", "dana"), Kind.TEXT).kind()).isEmpty();
    assertThat(of(filter("item", "User"), Kind.USER).kind()).isEmpty();
    assertThat(of(filter("ip", "10.0.0.1"), Kind.USER).kind()).isEmpty();
    assertThat(of(filter("description", "created"), null).kind()).isEmpty();
    assertThat(of(filter("description", "created"), null).edges()).containsExactly(Span.ALWAYS);
  }

  @Test
  void countsWhatSticksOutOfTheQuartersFromTheEntries() {
    Span ragged = Span.between(NOON.plusSeconds(60), ONE.minusSeconds(60));

    CountPlan plan = of(LogFilter.NONE.within(ragged), null);

    assertThat(plan.whole()).isEqualTo(Span.between(NOON.plusSeconds(900), ONE.minusSeconds(900)));
    assertThat(plan.edges())
        .containsExactly(
            Span.between(NOON.plusSeconds(60), NOON.plusSeconds(900)),
            Span.between(ONE.minusSeconds(900), ONE.minusSeconds(60)));
    assertThat(of(LogFilter.NONE.within(Span.between(NOON, ONE)), null).edges()).isEmpty();
  }

  @Test
  void countsTheLastMinutesFromTheEntries() {
    Span sliding = Span.between(NOON.plusSeconds(420), NOON.plusSeconds(1320));

    CountPlan plan = of(LogFilter.NONE.within(sliding), null);

    assertThat(plan.kind()).isEmpty();
    assertThat(plan.edges()).containsExactly(sliding);
  }

  private static CountPlan of(LogFilter filter, Kind by) {
    return CountPlan.of(filter, Optional.ofNullable(by));
  }

  private static LogFilter filter(String field, String value) {
    FilterInput input = new FilterInput(new Catalogue());
    return new LogFilter(
        Optional.empty(),
        Optional.empty(),
        input.userName(field.equals("username") ? value : null),
        input.addresses(field.equals("ip") ? value : null),
        input.words(field.equals("description") ? value : null),
        input.item(field.equals("item") ? value : null),
        input.action(field.equals("action") ? value : null),
        input.outcome(field.equals("outcome") ? value : null));
  }
}
