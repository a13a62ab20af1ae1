package org.gatehouse.devices;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;

/** The tokens of devices, as the database has them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DeviceTokenRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Settings settings;

  /** The user's own among the tokens, that of the device used last first. */
  public List<DeviceToken> his(long userId, DeviceTokens tokens) {
    return tokens.all().isEmpty()
        ? List.of()
        : em.createNamedQuery("DeviceToken.of", DeviceToken.class)
            .setParameter("user", userId)
            .setParameter("hashes", tokens.hashes())
            .setParameter("now", clock.instant())
            .getResultList();
  }

  /** Whether whoever comes with it has copied it. */
  public boolean copied(DeviceToken token) {
    return token.late(clock.instant()) && (token.passedOver() || outlived(token));
  }

  /** The hashes of the user's own among the tokens. */
  public Set<String> hashes(long userId, DeviceTokens tokens) {
    return his(userId, tokens).stream().map(DeviceToken::hash).collect(Collectors.toSet());
  }

  /**
   * Gives a device another token, and replaces those that it has, if the newest one is among the
   * browser's. Of two sign-ins at the same moment the second comes with what the first has
   * replaced: its token stands beside the first one's, because nobody knows which answer the
   * browser keeps. The caller holds the device.
   *
   * @return the hashes of the user's own among the browser's; where there are none, nothing was
   *     done
   */
  public Set<String> exchange(long userId, long deviceId, DeviceTokens browser, String token) {
    if (settings.database().postgresql()) {
      List<?> hashes =
          em.createNamedQuery("DeviceToken.exchange")
              .setParameter(1, String.join(",", browser.hashes()))
              .setParameter(2, userId)
              .setParameter(3, Timestamp.from(clock.instant()))
              .setParameter(4, deviceId)
              .setParameter(5, Tokens.hash(token))
              .getResultList();
      return hashes.stream().map(hash -> hash.toString().strip()).collect(Collectors.toSet());
    }
    List<DeviceToken> his = his(userId, browser);
    if (his.stream().anyMatch(one -> one.deviceId() == deviceId && one.newest())) {
      replace(deviceId, browser);
    }
    if (!his.isEmpty()) {
      add(token, deviceId, userId);
    }
    return his.stream().map(DeviceToken::hash).collect(Collectors.toSet());
  }

  /** One more token of a device. */
  public void add(String token, long deviceId, long userId) {
    em.persist(new DeviceToken(Tokens.hash(token), deviceId, userId));
  }

  /** Forgets those that were replaced before that moment. */
  public void removeReplaced(Instant before) {
    em.createNamedQuery("DeviceToken.old").setParameter("before", before).executeUpdate();
  }

  private boolean outlived(DeviceToken token) {
    return em.createNamedQuery("DeviceToken.shownAfter", Long.class)
            .setParameter("device", token.deviceId())
            .setParameter("place", token.place())
            .getSingleResult()
        > 0;
  }

  /**
   * Notes that all of the device's tokens are replaced, and which of them the browser has shown.
   */
  private void replace(long deviceId, DeviceTokens shown) {
    Instant now = clock.instant();
    em.createNamedQuery("DeviceToken.replaceShown")
        .setParameter("device", deviceId)
        .setParameter("shown", shown.hashes())
        .setParameter("now", now)
        .executeUpdate();
    em.createNamedQuery("DeviceToken.replace")
        .setParameter("device", deviceId)
        .setParameter("now", now)
        .executeUpdate();
  }
}
