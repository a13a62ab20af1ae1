package org.gatehouse.sso;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The table of configurations for the services of this package. */
@Stateless
public class SsoRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The configuration of that account. */
  public Optional<SsoConfiguration> ofAccount(long accountId) {
    return em.createNamedQuery("SsoConfiguration.ofAccount", SsoConfiguration.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  /** The configuration whose addresses are made from that name. */
  public Optional<SsoConfiguration> named(String spName) {
    return em.createNamedQuery("SsoConfiguration.named", SsoConfiguration.class)
        .setParameter("name", spName)
        .getResultStream()
        .findFirst();
  }

  /** Writes it at once, so that what the database refuses is refused here. */
  public void store(SsoConfiguration configuration) {
    em.persist(configuration);
    em.flush();
  }
}
