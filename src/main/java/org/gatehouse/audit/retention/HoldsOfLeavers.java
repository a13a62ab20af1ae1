package org.gatehouse.audit.retention;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** The holds of somebody who is being deleted: they stay, under his pseudonym. */
@Stateless
public class HoldsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    for (String query : List.of("Hold.forgetPerson", "Hold.forgetReleaser")) {
      em.createNamedQuery(query)
          .setParameter("pseudonym", leaver.pseudonym())
          .setParameter("account", leaver.accountId())
          .setParameter("username", leaver.username())
          .setParameter("strange", leaver.strange())
          .executeUpdate();
    }
  }
}
