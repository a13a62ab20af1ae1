package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** The sinks that somebody who is being deleted has made: they stay, under his pseudonym. */
@Stateless
public class SinksOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createQuery(
            "update Sink s set s.createdBy = :pseudonym"
                + " where (s.accountId = :account and s.createdBy = :username)"
                + " or (s.accountId <> :account and s.createdBy = :strange)")
        .setParameter("pseudonym", leaver.pseudonym())
        .setParameter("account", leaver.accountId())
        .setParameter("username", leaver.username())
        .setParameter("strange", leaver.strange())
        .executeUpdate();
  }
}
