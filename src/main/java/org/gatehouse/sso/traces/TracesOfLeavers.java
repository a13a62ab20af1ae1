package org.gatehouse.sso.traces;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.SignInUsers;

/** The refused sign-ins of somebody who is being deleted, by his name or his address. */
@Stateless
public class TracesOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB SignInUsers users;

  @Override
  public void forget(Leaver leaver) {
    String email = users.get(leaver.userId()).email();
    em.createNamedQuery("Trace.removePerson")
        .setParameter(
            "hashes",
            List.of(
                Trace.personHash(leaver.accountId(), leaver.username()),
                Trace.personHash(leaver.accountId(), email)))
        .executeUpdate();
  }
}
