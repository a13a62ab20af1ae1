package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.trail.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterInputTest {

  private static final Position POSITION =
      new Position(Instant.parse("2026-11-22T10:00:00.123456Z"), 4711);

  private final FilterInput input = new FilterInput(new Catalogue());

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00.5+05:45, 2026-11-22T04:15:00.500Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
  })
  void readsMomentsWithAnyOffset(String text, Instant moment) {
    assertThat(input.moment("from", text)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22",
        "2026-11-22T10:00:00",
        "now",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00+18:00",
        "9999-12-31T23:59:59-18:00",
        "0001-01-01T00:00:00+00:01",
        "2026-02-30T00:00:00Z"
      })
  void complainsOfOtherMomentsByName(String text) {
    assertThat(input.moment("from", text)).isEmpty();
    assertThat(input.errors()).extracting(FieldError::field).containsExactly("from");
  }

  @Test
  void complainsOfEverythingAtOnce() {
    input.addresses("300.1.1.1");
    input.addresses("10.0.0.0/33");
    input.words("()…");
    input.item("Nothing");
    input.action("Nothing");
    input.outcome("won");
    input.position("x");
    input.limit("1001", 1000, 100);
    input.limit("0", 1000, 100);
    input.limit("ten", 1000, 100);
    input.userName("a\0b");
    input.userName("a".repeat(256));

    assertThat(input.errors())
        .extracting(FieldError::field)
        .containsExactly(
            "ip",
            "ip",
            "description",
            "item",
            "action",
            "outcome",
            "cursor",
            "limit",
            "limit",
            "limit",
            "username",
            "username");
  }

  @Test
  void takesWhatIsBlankForNothing() {
    assertThat(input.addresses(" ")).isEmpty();
    assertThat(input.words(null)).isEmpty();
    assertThat(input.limit("", 1000, 100)).isEqualTo(100);
    assertThat(input.errors()).isEmpty();
  }

  @Test
  void findsAPositionAgain() {
    assertThat(Position.find(POSITION.text())).contains(POSITION);
    assertThat(Position.find(new Position(Instant.parse("1969-07-20T20:17:40Z"), 1).text()))
        .isPresent();
  }

  @Test
  void refusesATamperedPosition() {
    String text = POSITION.text();
    for (String other :
        List.of(
            "",
            text + "A",
            text.substring(1),
            "B" + text.substring(1),
            text.substring(0, text.length() - 1) + "*",
            text + "==",
            new Position(Instant.parse("2026-11-22T10:00:00Z"), 0).text(),
            new Position(Instant.parse("2026-11-22T10:00:00Z"), -5).text(),
            new Position(Instant.parse("+12000-01-01T00:00:00Z"), 1).text())) {
      assertThat(Position.find(other)).as(other).isEmpty();
    }
  }
}
