package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final Map<String, Read> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
          return size() > MOST;
        }
      };

  private record Read(List<Object> versions, LiveSso live) {}

  /**
   * What was read at these versions, or what is read now.
   *
   * @param versions as they were before it is read, so that what changes meanwhile is read again
   */
  Optional<LiveSso> get(String spName, List<Object> versions, Supplier<Optional<LiveSso>> now) {
    synchronized (read) {
      Read known = read.get(spName);
      if (known != null && known.versions().equals(versions)) {
        return Optional.of(known.live());
      }
    }
    // Two may read the same at once; nobody waits for another account's.
    Optional<LiveSso> live = now.get();
    synchronized (read) {
      live.ifPresentOrElse(
          found -> read.put(spName, new Read(versions, found)), () -> read.remove(spName));
    }
    return live;
  }
}
