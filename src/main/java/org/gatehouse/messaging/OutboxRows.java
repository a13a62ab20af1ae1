package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.platform.config.Settings;

/** What is in the outbox, looked at from outside of its deliveries. */
@Stateless
public class OutboxRows {

  /** How many rows one transaction takes. */
  static final int BATCH = 500;

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LATE = Duration.ofMinutes(5);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Settings settings;

  /** The ids of some that still wait although they are worthless by now. */
  public List<Long> expired() {
    return em.createNamedQuery("OutboxEntry.expired", Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(BATCH)
        .getResultList();
  }

  /** Forgets some of those that are older than thirty days; tells how many. */
  public int forgetOld() {
    List<Long> old =
        em.createNamedQuery("OutboxEntry.old", Long.class)
            .setParameter("before", clock.instant().minus(KEPT))
            .setMaxResults(BATCH)
            .getResultList();
    if (!old.isEmpty()) {
      em.createNamedQuery("OutboxEntry.remove").setParameter("ids", old).executeUpdate();
    }
    return old.size();
  }

  /** How many have been waiting for more than five minutes although there is a way out. */
  public long late() {
    List<Channel> channels = new ArrayList<>();
    settings.smtp().ifPresent(server -> channels.add(Channel.MAIL));
    settings.sms().url().ifPresent(gateway -> channels.add(Channel.SMS));
    if (channels.isEmpty()) {
      return 0;
    }
    Instant late = clock.instant().minus(LATE);
    return em.createNamedQuery("OutboxEntry.late", Long.class)
        .setParameter("before", late)
        .setParameter("channels", channels)
        .getSingleResult();
  }
}
