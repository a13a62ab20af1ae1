package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.accounts.Remains;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.Erasures;

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
  @EJB Erasures erasures;

  @Override
  public int remove(long accountId, int most) {
    List<User> people =
        em.createQuery("select u from User u where u.accountId = :account", User.class)
            .setParameter("account", accountId)
            .setMaxResults(Math.min(most, AT_ONCE))
            .getResultList();
    Map<ErasedPerson, Set<Long>> elsewhere = new LinkedHashMap<>();
    for (User user : people) {
      elsewhere.put(others.person(user, NOBODY), others.of(user));
      leavers.remove(user, NOBODY);
    }
    elsewhere.forEach(
        (person, accounts) -> accounts.forEach(account -> erasures.erase(account, person)));
    elsewhere.forEach((person, accounts) -> erasures.eraseCounts(accounts, person));
    return people.size();
  }
}
