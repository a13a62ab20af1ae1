package org.gatehouse.devices;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.platform.crypto.Tokens;

/** The tokens of devices, as the database has them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DeviceTokenRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

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

  /** One more token of a device. */
  public void add(String token, long deviceId, long userId) {
    em.persist(new DeviceToken(Tokens.hash(token), deviceId, userId));
  }

  /**
   * Whoever comes with the newest token replaces all of the device's. Of two at the same moment the
   * second comes with what the first has replaced: its new token stands beside the first one's,
   * because nobody knows which of the two answers the browser keeps.
   */
  public void replace(long deviceId, Set<String> his) {
    em.createNamedQuery("DeviceToken.replace")
        .setParameter("device", deviceId)
        .setParameter("hashes", his)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Forgets those that were replaced before that moment. */
  public void removeReplaced(Instant before) {
    em.createNamedQuery("DeviceToken.old").setParameter("before", before).executeUpdate();
  }
}
