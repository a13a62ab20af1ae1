package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;

/** Mails and text messages of the last week that nobody got: an address or a number is wrong. */
@Stateless
public class MessageMatters implements NeedsAttention {

  private static final Duration OF_LATE = Duration.ofDays(7);
  private static final int MOST = 100;
  private static final String LOST =
      "select e from OutboxEntry e where e.accountId = :account and e.sentAt is null"
          + " and e.nextAttemptAt is null and e.createdAt > :since and e.problem is not null"
          + " order by e.createdAt desc";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Clock clock;

  @Override
  public Permission permission() {
    return Permission.USERS_MANAGE;
  }

  @Override
  public List<Matter> matters() {
    List<OutboxEntry> lost =
        em.createQuery(LOST, OutboxEntry.class)
            .setParameter("account", caller.accountId())
            .setParameter("since", clock.instant().minus(OF_LATE))
            .setMaxResults(MOST)
            .getResultList();
    if (lost.isEmpty()) {
      return List.of();
    }
    String last = lost.get(0).recipientKey();
    return List.of(
        new Matter(
            Matter.Level.WARN,
            "messages",
            List.of(lost.size(), last),
            "mail",
            "/users?q=" + URLEncoder.encode(last, StandardCharsets.UTF_8)));
  }
}
