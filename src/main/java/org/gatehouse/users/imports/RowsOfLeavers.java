package org.gatehouse.users.imports;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Identifiers;
import org.gatehouse.users.Leaver;

/** What files of people said of somebody who is being deleted, and who sent them. */
@Stateless
public class RowsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createNamedQuery("UserImportRow.forget")
        .setParameter("username", Identifiers.key(leaver.username()))
        .setParameter("names", leaver.nameKeys())
        .setParameter("account", leaver.accountId())
        .executeUpdate();
    em.createQuery(
            "update UserImport i set i.createdBy = :pseudonym"
                + " where (i.accountId = :account and i.createdBy = :username)"
                + " or (i.accountId <> :account and i.createdBy = :strange)")
        .setParameter("pseudonym", leaver.pseudonym())
        .setParameter("account", leaver.accountId())
        .setParameter("username", leaver.username())
        .setParameter("strange", leaver.strange())
        .executeUpdate();
  }
}
