package org.gatehouse.sso.trial;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/**
 * The test sign-ins of somebody who is being deleted, and what others' tests have brought of him.
 */
@Stateless
public class TrialsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB TrialRows rows;

  @Override
  public void forget(Leaver leaver) {
    em.createNamedQuery("Trial.forget").setParameter("user", leaver.userId()).executeUpdate();
    Set<String> names = leaver.nameKeys();
    em.createNamedQuery("Trial.reports", Trial.class)
        .setParameter("account", leaver.accountId())
        .getResultStream()
        .filter(trial -> rows.open(trial.details()).content().tellsOf(names))
        .toList()
        .forEach(em::remove);
  }
}
