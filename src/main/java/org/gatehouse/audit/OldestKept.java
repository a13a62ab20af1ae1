package org.gatehouse.audit;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.audit.retention.Retentions;

/**
 * From when on the caller's log keeps entries; believed for half a second, because a sender asks
 * with each call, and an entry that slips in is taken out with the next clean-up.
 */
@ApplicationScoped
class OldestKept {

  private static final Duration BELIEVED = Duration.ofMillis(500);
  private static final int MOST = 10_000;

  @EJB Retentions retentions;
  @Inject CurrentCaller caller;

  private final Cache<Long, Instant> known =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();

  Instant get() {
    long account = caller.accountId();
    Instant oldest = known.getIfPresent(account);
    if (oldest == null) {
      oldest = retentions.oldestKept();
      known.put(account, oldest);
    }
    return oldest;
  }
}
