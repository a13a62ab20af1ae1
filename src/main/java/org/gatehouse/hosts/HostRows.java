package org.gatehouse.hosts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.Violations;

/** The table of claims. */
@Stateless
public class HostRows {

  /** No two nodes look at the same claim at the same time. */
  private static final Duration TURN = Duration.ofMinutes(1);

  private static final List<ClaimState> ANSWERING = List.of(ClaimState.ACTIVE, ClaimState.LOST);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** The claim of that account. */
  public Optional<HostClaim> find(long accountId) {
    return Optional.ofNullable(em.find(HostClaim.class, accountId));
  }

  /** Whose claim keeps others from the host. */
  public Optional<HostClaim> holder(String host) {
    return em.createNamedQuery("HostClaim.holder", HostClaim.class)
        .setParameter("host", host)
        .getResultStream()
        .findFirst();
  }

  /** For whom the host answers. */
  public Optional<Long> owner(String host) {
    return em.createNamedQuery("HostClaim.owner", Long.class)
        .setParameter("host", host)
        .setParameter("states", ANSWERING)
        .getResultStream()
        .findFirst();
  }

  /** Whose claims are to be looked at. */
  public List<Long> due(int most) {
    return em.createNamedQuery("HostClaim.due", Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** Whether it is this node's turn to look at that claim. */
  public boolean take(long accountId) {
    Instant now = clock.instant();
    return em.createNamedQuery("HostClaim.turn")
            .setParameter("account", accountId)
            .setParameter("now", now)
            .setParameter("next", now.plus(TURN))
            .executeUpdate()
        == 1;
  }

  /** Keeps a new claim. */
  public void add(HostClaim claim) {
    em.persist(claim);
  }

  /** Takes a claim away. */
  public void remove(HostClaim claim) {
    em.remove(claim);
  }

  /** Writes what was changed; CONFLICT if somebody else's claim of the same host came first. */
  public void write() {
    try {
      em.flush();
    } catch (OptimisticLockException e) {
      throw BusinessException.conflict(HostRules.FIELD, "hosts.host.taken");
    } catch (PersistenceException e) {
      if (Violations.of(e, "account_host_held_key")) {
        throw BusinessException.conflict(HostRules.FIELD, "hosts.host.taken");
      }
      throw e;
    }
  }
}
