package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which accounts somebody has come in on this node since they were changed last, so that not
 * every sign-in has to tell of it.
 */
@ApplicationScoped
class FirstArrivals {

  private final Map<Long, Instant> known = new ConcurrentHashMap<>();

  boolean knows(long accountId, Instant changedAt) {
    return changedAt.equals(known.get(accountId));
  }

  void note(long accountId, Instant changedAt) {
    known.put(accountId, changedAt);
  }
}
