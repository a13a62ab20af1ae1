package org.gatehouse.sso;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.gatehouse.sso.connection.SamlConnection;

/**
 * What this node has made of configurations, by account and version, so that nothing of a former
 * version is ever used; of many accounts those that were used last.
 */
@ApplicationScoped
class BuiltConnections {

  private static final int MOST = 2_000;

  private final Cache<Long, Built> built =
      CacheBuilder.newBuilder().maximumSize(MOST).concurrencyLevel(1).build();

  /** What a connection is made of. */
  record Key(long accountId, long version) {}

  private record Built(long version, SamlConnection connection) {}

  SamlConnection get(Key key, Supplier<SamlConnection> make) {
    Built known = built.getIfPresent(key.accountId());
    if (known != null && known.version() == key.version()) {
      return known.connection();
    }
    // Two may make the same at once; nobody waits for another account's.
    SamlConnection made = make.get();
    built
        .asMap()
        .merge(
            key.accountId(),
            new Built(key.version(), made),
            (before, now) -> before.version() <= now.version() ? now : before);
    return made;
  }
}
