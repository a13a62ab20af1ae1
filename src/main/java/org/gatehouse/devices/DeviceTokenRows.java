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

  /** Notes that all of the device's tokens are replaced. */
  public void replace(long deviceId) {
    em.createNamedQuery("DeviceToken.replace")
        .setParameter("device", deviceId)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Forgets those that were replaced before that moment. */
  public void removeReplaced(Instant before) {
    em.createNamedQuery("DeviceToken.old").setParameter("before", before).executeUpdate();
  }
}
