package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchesTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int PAGE = 51;

  /** How many entries have been looked at and how many looks that took. */
  private int seen;

  private int looks;

  @ParameterizedTest(name = "one in {0} of {1}, {2} at a time, newest first: {3}")
  @CsvSource({
    "1, 30_000, 1, true",
    "1, 30_000, 3_000, false",
    "12, 30_000, 7, true",
    "12, 30_000, 7, false",
    "90, 30_000, 1, true",
    "90, 30_000, 2_000, false",
    "900, 30_000, 1, true",
    "900, 30_000, 50, false",
    "5, 300, 3, true",
    "5, 300, 300, false",
  })
  void findWhatOneLookWould(String every, String entries, String together, boolean newestFirst) {
    List<Instant> log = log(number(entries), number(together));
    Random random = new Random(number(every));
    List<Instant> wanted = log.stream().filter(time -> random.nextInt(number(every)) == 0).toList();

    for (int border : new int[] {0, 1, log.size() / 2, log.size() - 1}) {
      for (boolean counted : new boolean[] {true, false}) {
        assertThat(look(log, wanted, Optional.of(log.get(border)), counted, newestFirst))
            .isEqualTo(
                (newestFirst ? reversed(wanted) : wanted)
                    .subList(0, Math.min(PAGE, wanted.size())));
      }
    }
  }

  @Test
  void readAboutAsMuchAsAPageTakesHoweverLongTheLogIs() {
    List<Instant> log = log(500_000, 1);
    List<Instant> wanted = IntStream.range(0, 5_000).mapToObj(i -> log.get(i * 100 + 50)).toList();

    look(log, wanted, Optional.empty(), true, true);

    assertThat(looks).isLessThanOrEqualTo(3);
    assertThat(seen).isLessThan(Stretches.MANY);
  }

  @Test
  void lookOnceAtAllTimeWhereNeitherWordsNorABlockAreAskedFor() {
    Stretches stretches = new Stretches(Span.ALWAYS, Optional.empty(), false, true);

    assertThat(stretches.next((span, count) -> Optional.of(NOON))).isEqualTo(Span.ALWAYS);
    stretches.found(0, PAGE);
    assertThat(stretches.left()).isFalse();
  }

  @Test
  void takeNoBorderThatLiesOutsideTheTimeAskedFor() {
    Span day = Span.between(NOON, NOON.plusSeconds(86_400));

    for (Instant border : List.of(NOON.minusSeconds(1), NOON, NOON.plusSeconds(86_400))) {
      Stretches stretches = new Stretches(day, Optional.of(border), false, true);
      assertThat(stretches.next((span, count) -> Optional.empty())).isEqualTo(day);
      assertThat(stretches.left()).isFalse();
    }
  }

  private List<Instant> look(
      List<Instant> log,
      List<Instant> wanted,
      Optional<Instant> indexed,
      boolean counted,
      boolean newestFirst) {
    Stretches stretches = new Stretches(Span.ALWAYS, indexed, counted, newestFirst);
    List<Instant> found = new ArrayList<>();
    while (found.size() < PAGE && stretches.left()) {
      Span span =
          stretches.next(
              (part, count) -> within(part, log, newestFirst).stream().skip(count - 1).findFirst());
      List<Instant> more = within(span, wanted, newestFirst);
      int missing = PAGE - found.size();
      more = more.subList(0, Math.min(missing, more.size()));
      found.addAll(more);
      stretches.found(more.size(), missing);
      looks++;
      seen += within(span, log, newestFirst).size();
    }
    return found;
  }

  private static List<Instant> within(Span span, List<Instant> log, boolean newestFirst) {
    List<Instant> within =
        log.stream()
            .filter(time -> span.from().filter(time::isBefore).isEmpty())
            .filter(time -> span.to().filter(to -> !time.isBefore(to)).isEmpty())
            .toList();
    return newestFirst ? reversed(within) : within;
  }

  private static List<Instant> reversed(List<Instant> times) {
    List<Instant> reversed = new ArrayList<>(times);
    Collections.reverse(reversed);
    return reversed;
  }

  /** So many entries, of which some always happened at the same moment. */
  private static List<Instant> log(int entries, int together) {
    return IntStream.range(0, entries)
        .mapToObj(i -> NOON.plus(i / together, ChronoUnit.MICROS))
        .toList();
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace("_", ""));
  }
}
