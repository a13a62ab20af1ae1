package org.gatehouse.sso.enforcement;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Identifiers;
import org.gatehouse.users.Leaver;

/** The names of somebody who is being deleted in the file of the provider's users. */
@Stateless
public class NamesOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createQuery("delete from KnownName n where n.accountId = :account and n.nameKey in :names")
        .setParameter("account", leaver.accountId())
        .setParameter("names", leaver.names().stream().map(Identifiers::key).toList())
        .executeUpdate();
  }
}
