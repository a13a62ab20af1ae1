package org.gatehouse.home.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The address at which a person's calendar reads what ends; of its secret the hash alone. */
@Entity
@Table(name = "calendar_feed")
@NamedQuery(
    name = "CalendarFeed.byHash",
    query = "select f from CalendarFeed f where f.tokenHash = :hash")
@NamedQuery(
    name = "CalendarFeed.endAccount",
    query =
        "delete from CalendarFeed f where f.userId in"
            + " (select u.id from User u where u.accountId = :account)")
public class CalendarFeed {

  private static final Duration NOTED = Duration.ofHours(1);

  @Id
  @Column(name = "user_id")
  private long userId;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "read_at")
  private @Nullable Instant readAt;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected CalendarFeed() {}

  CalendarFeed(long userId, String tokenHash, Instant now) {
    this.userId = userId;
    renew(tokenHash, now);
  }

  /** Another secret; the one before is worth nothing from now on. */
  final void renew(String hash, Instant now) {
    tokenHash = hash;
    madeAt = now;
    readAt = null;
  }

  /** Notes that it was read, not at every time. */
  void read(Instant now) {
    if (readAt == null || readAt.plus(NOTED).isBefore(now)) {
      readAt = now;
    }
  }

  long userId() {
    return userId;
  }

  FeedDetails details() {
    return new FeedDetails(madeAt, readAt);
  }
}
