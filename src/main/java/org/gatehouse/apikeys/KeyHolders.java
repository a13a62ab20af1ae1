package org.gatehouse.apikeys;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.access.Authenticator;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Lets programs in by the keys of accounts.
 *
 * <p>What the database said of a key is believed for half a second, so that a program that calls
 * often costs no query for each call and a revoked key is out within a second on every node.
 */
@ApplicationScoped
class KeyHolders implements Authenticator {

  private static final System.Logger LOG = System.getLogger(KeyHolders.class.getName());
  private static final Duration BELIEVED = Duration.ofMillis(500);
  private static final int MOST = 10_000;
  private static final String NOBODYS_HASH = Tokens.hash("nobody");

  @EJB LiveKeys keys;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  private final Cache<String, LiveKey> found =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();
  private final Cache<Long, Boolean> noted =
      CacheBuilder.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LiveKeys.NOTED_AT_MOST_EVERY)
          .build();

  @Override
  public Optional<Caller> authenticate(String text) {
    Optional<KeyText> sent = KeyText.parse(text);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Optional<LiveKey> key = find(sent.get().publicId());
    Instant now = clock.instant();
    boolean right =
        Tokens.same(key.map(LiveKey::secretHash).orElse(NOBODYS_HASH), sent.get().hash());
    Optional<LiveKey> working = key.filter(known -> right && known.works(now));
    working.ifPresent(known -> note(known.id(), now));
    return working.map(LiveKey::caller);
  }

  private Optional<LiveKey> find(String publicId) {
    LiveKey known = found.getIfPresent(publicId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<LiveKey> read = keys.find(publicId);
    read.ifPresent(key -> found.put(publicId, key));
    return read;
  }

  private void note(long id, Instant now) {
    if (noted.asMap().putIfAbsent(id, true) == null) {
      try {
        keys.used(id, caller.origin().address(), now);
      } catch (EJBException notNow) {
        LOG.log(System.Logger.Level.DEBUG, "The use of key {0} is not noted.", id);
      }
    }
  }
}
