package org.gatehouse.apikeys;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** The keys that somebody who is being deleted has made: they stay, under his pseudonym. */
@Stateless
public class KeysOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createQuery(
            "update ApiKey k set k.createdBy = :pseudonym"
                + " where (k.accountId = :account and k.createdBy = :username)"
                + " or (k.accountId <> :account and k.createdBy = :strange)")
        .setParameter("pseudonym", leaver.pseudonym())
        .setParameter("account", leaver.accountId())
        .setParameter("username", leaver.username())
        .setParameter("strange", leaver.strange())
        .executeUpdate();
  }
}
