package org.gatehouse.audit.alerts;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/**
 * The alerts about somebody who is being deleted: they stay, under his pseudonym. Else who did
 * something that managers are told of would only have to go before they are.
 */
@Stateless
public class AlertsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createNamedQuery("Alert.forgetPerson")
        .setParameter("pseudonym", leaver.pseudonym())
        .setParameter("key", Values.nameKey(leaver.pseudonym()))
        .setParameter("account", leaver.accountId())
        .setParameter("name", Values.nameKey(leaver.username()))
        .setParameter("strange", Values.nameKey(leaver.strange()))
        .executeUpdate();
  }
}
