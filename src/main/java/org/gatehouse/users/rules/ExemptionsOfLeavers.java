package org.gatehouse.users.rules;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** The exemptions that somebody who is being deleted has made: they stay, under his pseudonym. */
@Stateless
public class ExemptionsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createQuery(
            "update Exemption e set e.createdBy = :pseudonym"
                + " where (e.accountId = :account and e.createdBy = :username)"
                + " or (e.accountId <> :account and e.createdBy = :strange)")
        .setParameter("pseudonym", leaver.pseudonym())
        .setParameter("account", leaver.accountId())
        .setParameter("username", leaver.username())
        .setParameter("strange", leaver.strange())
        .executeUpdate();
  }
}
