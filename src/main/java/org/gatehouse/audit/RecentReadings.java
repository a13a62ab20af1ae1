package org.gatehouse.audit;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.access.Caller;

/**
 * Who has looked at which view lately, so that coming back to it is not recorded again. Each node
 * knows its own; when there are too many to remember, the oldest is forgotten and recorded anew.
 */
@ApplicationScoped
class RecentReadings {

  static final Duration REMEMBERED = Duration.ofMinutes(15);
  static final int MOST = 10_000;

  private final Cache<Reading, Instant> seen =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  /**
   * A view in front of its reader, in an account.
   *
   * @param reader what tells him from everybody else
   */
  record Reading(long accountId, String reader, String view) {

    /** A caller's: people of two accounts, and keys, may have one name. */
    static Reading of(long accountId, Caller who, String view) {
      String id = who.userId().map(String::valueOf).orElse(who.userName());
      return new Reading(accountId, who.kind() + " " + id, view);
    }
  }

  /** Whether this is the first time in a while; of several at once one is. */
  boolean first(Reading reading, Instant now) {
    Instant since = seen.asMap().putIfAbsent(reading, now);
    return since == null
        || (!now.isBefore(since.plus(REMEMBERED)) && seen.asMap().replace(reading, since, now));
  }
}
