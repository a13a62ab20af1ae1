package org.gatehouse.sso.connection;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The clients of this node, one for each account and its newest version, built when first asked
 * for. Accounts never wait for each other: the map is only ever held for a put, the building
 * happens under a lock of the account's own.
 */
public final class SamlClients {

  private final Clock clock;
  private final int capacity;
  private final Map<Long, Place> places = new ConcurrentHashMap<>();
  private final AtomicLong uses = new AtomicLong();

  /**
   * @param capacity how many accounts' clients are kept; the longest unused go first
   */
  public SamlClients(Clock clock, int capacity) {
    this.clock = clock;
    this.capacity = capacity;
  }

  /** The account's client for exactly this version of its connection; a draft's is not kept. */
  public SamlClient of(SamlConnection connection) {
    if (connection.version() < 0) {
      return new SamlClient(connection, clock);
    }
    var place = places.computeIfAbsent(connection.accountId(), id -> new Place());
    place.lastUse = uses.incrementAndGet();
    var client = place.client(connection, clock);
    if (places.size() > capacity) {
      dropLongestUnused();
    }
    return client;
  }

  int size() {
    return places.size();
  }

  private void dropLongestUnused() {
    places.entrySet().stream()
        .min(Comparator.comparingLong(entry -> entry.getValue().lastUse))
        .ifPresent(entry -> places.remove(entry.getKey(), entry.getValue()));
  }

  private static final class Place {

    private volatile long lastUse;
    private volatile @Nullable SamlClient client;

    SamlClient client(SamlConnection connection, Clock clock) {
      var current = client;
      if (current != null && isOf(current, connection)) {
        return current;
      }
      synchronized (this) {
        current = client;
        if (current != null && isOf(current, connection)) {
          return current;
        }
        var built = new SamlClient(connection, clock);
        if (current == null || replaces(current.connection(), connection)) {
          client = built;
        }
        return built;
      }
    }

    private static boolean isOf(SamlClient client, SamlConnection connection) {
      return client.connection() == connection || client.connection().equals(connection);
    }

    /**
     * A request that still carries an older version must not throw out the newer client; where an
     * account has come to another configuration altogether, versions say nothing.
     */
    private static boolean replaces(SamlConnection former, SamlConnection later) {
      return former.version() <= later.version()
          || !former.idpEntityId().equals(later.idpEntityId());
    }
  }
}
