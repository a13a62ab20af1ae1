package org.gatehouse.sso;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.gatehouse.sso.groups.GroupSwitch;

/** The table of configurations for the services of this package. */
@Stateless
public class SsoRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject GroupSwitch groups;

  /** The configuration of that account. */
  public Optional<SsoConfiguration> ofAccount(long accountId) {
    return em.createNamedQuery("SsoConfiguration.ofAccount", SsoConfiguration.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  /** The configurations of the accounts in which that of this account counts besides. */
  public List<SsoConfiguration> sharing(long accountId) {
    return em.createNamedQuery("SsoConfiguration.sharing", SsoConfiguration.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /**
   * The configuration whose agreement counts there: it itself, or that of the account above which
   * shares its own.
   */
  public Optional<SsoConfiguration> source(SsoConfiguration own) {
    Long from = own.sharedFrom();
    return from == null ? Optional.of(own) : ofAccount(from);
  }

  /** The configuration whose addresses are made from that name. */
  public Optional<SsoConfiguration> named(String spName) {
    return em.createNamedQuery("SsoConfiguration.named", SsoConfiguration.class)
        .setParameter("name", spName)
        .getResultStream()
        .findFirst();
  }

  /** Writes it at once, so that what the database refuses is refused here; teams follow it. */
  public void store(SsoConfiguration configuration) {
    em.persist(configuration);
    em.flush();
    groups.changed(configuration.accountId());
  }
}
