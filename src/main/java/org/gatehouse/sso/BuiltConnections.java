package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.sso.connection.SamlConnection;

/**
 * What this node has made of configurations, by account and version, so that nothing of a former
 * version is ever used; of many accounts those that were used last.
 */
@ApplicationScoped
class BuiltConnections {

  private static final int MOST = 2_000;

  private final Map<Long, Built> built =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Built> eldest) {
          return size() > MOST;
        }
      };

  /** What a connection is made of. */
  record Key(long accountId, long version) {}

  private record Built(long version, SamlConnection connection) {}

  SamlConnection get(Key key, Supplier<SamlConnection> make) {
    synchronized (built) {
      Built known = built.get(key.accountId());
      if (known != null && known.version() == key.version()) {
        return known.connection();
      }
    }
    // Two may make the same at once; nobody waits for another account's.
    SamlConnection made = make.get();
    synchronized (built) {
      Built known = built.get(key.accountId());
      if (known == null || known.version() <= key.version()) {
        built.put(key.accountId(), new Built(key.version(), made));
      }
    }
    return made;
  }
}
