package org.gatehouse.sso.drafts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was live in each account; the last fifty versions are kept. */
@Stateless
public class LiveVersions {

  private static final int KEPT = 50;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** All that are kept, the newest first. */
  public List<LiveVersion> list(long accountId) {
    return em.createNamedQuery("SsoVersion.ofAccount", SsoVersion.class)
        .setParameter("account", accountId)
        .getResultStream()
        .map(SsoVersion::details)
        .toList();
  }

  /** The one with that number. */
  public Optional<LiveVersion> find(long accountId, int number) {
    return em.createNamedQuery("SsoVersion.numbered", SsoVersion.class)
        .setParameter("account", accountId)
        .setParameter("number", number)
        .getResultStream()
        .map(SsoVersion::details)
        .findFirst();
  }

  /** The number of the newest; 0 for none. */
  public int newest(long accountId) {
    return em.createNamedQuery("SsoVersion.ofAccount", SsoVersion.class)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultStream()
        .map(SsoVersion::number)
        .findFirst()
        .orElse(0);
  }

  /** Adds one; its number. Two at once are one too many: the database refuses the second. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public int add(long accountId, Map<String, String> terms, Instant since, String by, Proof proof) {
    int number = newest(accountId) + 1;
    em.persist(new SsoVersion(accountId, new LiveVersion(number, terms, since, by, proof)));
    em.flush();
    em.createNamedQuery("SsoVersion.older")
        .setParameter("account", accountId)
        .setParameter("number", number - KEPT)
        .executeUpdate();
    return number;
  }
}
