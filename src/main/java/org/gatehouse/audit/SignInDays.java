package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.trail.EntryCount;
import org.gatehouse.trail.Outcome;

/**
 * The sign-ins of the caller's account day by day, from the roll-ups alone: what it costs depends
 * on the days and not on how many entries there are.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class SignInDays {

  /** How many days are told, today included. */
  public static final int DAYS = 14;

  @Inject LogCounts counts;
  @Inject Clock clock;

  /** The last two weeks, oldest first; a day begins at the zone's midnight. */
  public List<SignInDay> list(ZoneId zone, Locale language) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    LocalDate first = today.minusDays(DAYS - 1L);
    Instant from = first.atStartOfDay(zone).toInstant();
    Instant to = EntryCount.bucket(clock.instant()).plus(EntryCount.QUARTER);
    Timeline timeline = Timeline.of(from, to, zone);
    Span span = Span.between(from, to);
    List<Long> succeeded = entries(span, timeline, "User", "Login", Outcome.SUCCESS, language);
    List<Long> refused = entries(span, timeline, "Sign-in", "Refuse", Outcome.FAILURE, language);
    List<Long> singly =
        entries(span, timeline, "Single sign-on", "Refuse", Outcome.FAILURE, language);
    List<SignInDay> days = new ArrayList<>();
    for (int i = 0; i < succeeded.size(); i++) {
      LocalDate date = first.plusDays(i);
      days.add(new SignInDay(date, succeeded.get(i), refused.get(i) + singly.get(i), day(date)));
    }
    return days;
  }

  private List<Long> entries(
      Span span, Timeline timeline, String item, String action, Outcome outcome, Locale language) {
    LogFilter filter =
        new LogFilter(
            span.from(),
            span.to(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(item),
            Optional.of(action),
            Optional.of(outcome));
    return counts.times(filter, timeline, language).entries();
  }

  private static String day(LocalDate date) {
    return new Address(Map.of())
        .between(date.atStartOfDay().toString(), date.plusDays(1).atStartOfDay().toString())
        .text();
  }
}
