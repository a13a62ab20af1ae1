package org.gatehouse.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of time cut into at most twenty-four pieces that begin where clocks and calendars of a
 * zone do.
 *
 * @param pieces neighbours, oldest first; the outer ones end where the span does
 * @param minutes how long a whole piece is by the clock
 */
public record Timeline(List<Span> pieces, int minutes) {

  /** Below this the pieces are finer than any roll-up. */
  static final int QUARTER = 15;

  private static final int MOST = 24;
  private static final int DAY = 24 * 60;
  private static final List<Integer> LENGTHS =
      List.of(1, 5, QUARTER, 30, 60, 120, 180, 360, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY);

  public Timeline {
    pieces = List.copyOf(pieces);
  }

  /** Cuts the time between two moments as finely as the number of pieces allows. */
  static Timeline of(Instant from, Instant to, ZoneId zone) {
    for (int minutes : LENGTHS) {
      if (ChronoUnit.MINUTES.between(from, to) <= (long) minutes * (MOST + 1)) {
        Timeline cut = cut(from, to, minutes, zone);
        if (cut.pieces().size() <= MOST) {
          return cut;
        }
      }
    }
    long fours = ChronoUnit.DAYS.between(from, to) / (28L * (MOST - 1)) + 1;
    return cut(from, to, Math.toIntExact(fours * 28 * DAY), zone);
  }

  private static Timeline cut(Instant from, Instant to, int minutes, ZoneId zone) {
    List<Span> pieces = new ArrayList<>();
    Instant begin = from;
    LocalDateTime clock = begin(from, minutes, zone);
    while (begin.isBefore(to)) {
      clock = clock.plusMinutes(minutes);
      // An hour that comes twice lies in one piece; one that never comes has none.
      Instant end = clock.atZone(zone).toInstant();
      if (end.isAfter(begin)) {
        pieces.add(Span.between(begin, end.isBefore(to) ? end : to));
        begin = end;
      }
    }
    return new Timeline(pieces, minutes);
  }

  /** Where the clock's piece began in which a moment lies. */
  private static LocalDateTime begin(Instant moment, int minutes, ZoneId zone) {
    LocalDateTime time = LocalDateTime.ofInstant(moment, zone);
    int since = time.toLocalTime().toSecondOfDay() / 60 / minutes * minutes;
    return time.toLocalDate().atTime(LocalTime.MIDNIGHT).plusMinutes(since);
  }
}
