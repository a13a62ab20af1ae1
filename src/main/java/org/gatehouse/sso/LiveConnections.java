package org.gatehouse.sso;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this node has read for sign-ins, by the name in their address and the versions of the rows
 * that it was read from: while they are the same, so is what was read. Of many accounts those that
 * were used last.
 */
@ApplicationScoped
class LiveConnections {

  private static final int MOST = 2_000;

  private final Cache<String, Read> read =
      CacheBuilder.newBuilder().maximumSize(MOST).concurrencyLevel(1).build();

  private record Read(List<Object> versions, LiveSso live) {}

  /**
   * What was read at these versions, or what is read now.
   *
   * @param versions as they were before it is read, so that what changes meanwhile is read again
   */
  Optional<LiveSso> get(String spName, List<Object> versions, Supplier<Optional<LiveSso>> now) {
    Read known = read.getIfPresent(spName);
    if (known != null && known.versions().equals(versions)) {
      return Optional.of(known.live());
    }
    // Two may read the same at once; nobody waits for another account's.
    Optional<LiveSso> live = now.get();
    live.ifPresentOrElse(
        found -> read.put(spName, new Read(versions, found)), () -> read.invalidate(spName));
    return live;
  }
}
