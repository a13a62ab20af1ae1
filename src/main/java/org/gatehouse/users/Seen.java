package org.gatehouse.users;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** How long ago somebody was here last, as the list of users is narrowed by it. */
public enum Seen {
  WEEK("7d", 7, true),
  MONTH("30d", 30, true),
  QUARTER("90d", 90, true),
  NOT_MONTH("not-30d", 30, false),
  NOT_QUARTER("not-90d", 90, false),
  NEVER("never", 0, false);

  private final String code;
  private final int days;
  private final boolean since;

  Seen(String code, int days, boolean since) {
    this.code = code;
    this.days = days;
    this.since = since;
  }

  /** Its name in addresses and in REST. */
  public String code() {
    return code;
  }

  /** The one of that name. */
  public static Optional<Seen> find(String code) {
    return Arrays.stream(values()).filter(seen -> seen.code.equals(code)).findFirst();
  }

  /**
   * The condition on the user {@code u}, with the parameters {@code :since} and {@code :sinceDay},
   * which the index knows, unless it is never.
   */
  String jpql() {
    if (this == NEVER) {
      return "u.lastSignInDay is null";
    }
    return since
        ? "u.lastSignInDay >= :sinceDay and u.lastSignInAt >= :since"
        : "(u.lastSignInDay is null or u.lastSignInDay <= :sinceDay and u.lastSignInAt < :since)";
  }

  /** A day more than the moment's: drivers write a date as their own zone has it. */
  Optional<LocalDate> day(Instant now) {
    return from(now)
        .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC).plusDays(since ? -1 : 1));
  }

  Optional<Instant> from(Instant now) {
    return this == NEVER ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(days)));
  }
}
