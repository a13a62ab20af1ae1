package org.gatehouse.audit.alerts;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** The alerts about somebody who is being deleted. */
@Stateless
public class AlertsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createNamedQuery("Alert.forgetPerson")
        .setParameter("account", leaver.accountId())
        .setParameter("name", Values.nameKey(leaver.username()))
        .setParameter("strange", Values.nameKey(leaver.strange()))
        .executeUpdate();
  }
}
