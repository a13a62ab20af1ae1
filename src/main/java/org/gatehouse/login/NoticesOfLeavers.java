package org.gatehouse.login;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** That somebody who is being deleted was told something by mail. */
@Stateless
public class NoticesOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    em.createQuery("delete from SignInNotice n where n.userId = :user")
        .setParameter("user", leaver.userId())
        .executeUpdate();
  }
}
