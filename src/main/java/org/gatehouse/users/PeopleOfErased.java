package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.gatehouse.accounts.Remains;

/** The people of an account that is being erased, with all that belongs to them. */
@Stateless
public class PeopleOfErased implements Remains {

  /** Each of them takes a statement of every feature. */
  private static final int AT_ONCE = 50;

  private static final String NOBODY = "erased";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Leavers leavers;
  @EJB OtherLogs others;

  @Override
  public int remove(long accountId, int most) {
    List<User> people =
        em.createQuery("select u from User u where u.accountId = :account", User.class)
            .setParameter("account", accountId)
            .setMaxResults(Math.min(most, AT_ONCE))
            .getResultList();
    people.forEach(
        user -> {
          String strange = others.name(user);
          Set<Long> elsewhere = others.of(user);
          leavers.remove(user, NOBODY);
          others.erase(elsewhere, strange, NOBODY);
        });
    return people.size();
  }
}
