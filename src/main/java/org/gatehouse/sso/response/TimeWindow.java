package org.gatehouse.sso.response;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a response is judged, with the account's tolerance for clocks that differ.
 */
record TimeWindow(Instant now, Duration skew) {

  static TimeWindow at(Instant now, SamlRules rules) {
    return new TimeWindow(now, rules.skew());
  }

  /** Refuses what begins later than now. */
  void checkBegun(@Nullable Instant begin) throws SamlRefusal {
    if (begin != null && now.plus(skew).isBefore(begin)) {
      throw new SamlRefusal(Reason.NOT_YET_VALID, begin.toString());
    }
  }

  /** Refuses what ended; the end itself is already too late. */
  void checkNotOver(Instant end) throws SamlRefusal {
    if (!now.minus(skew).isBefore(end)) {
      throw new SamlRefusal(Reason.EXPIRED, end.toString());
    }
  }
}
