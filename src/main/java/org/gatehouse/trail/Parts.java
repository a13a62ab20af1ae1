package org.gatehouse.trail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.platform.config.Settings;

/** Makes the months that the log's tables on PostgreSQL will need, before they are needed. */
@Stateless
public class Parts {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Settings settings;

  /** Makes those that are missing, from this month to three months ahead. */
  public void makeAhead() {
    if (settings.database().postgresql()) {
      em.createNativeQuery("select cast(audit_make_parts(current_date) as varchar)")
          .getSingleResult();
    }
  }
}
