package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.accounts.Remains;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.ErasureTurns;
import org.gatehouse.trail.Erasures;
import org.gatehouse.trail.Origins;

/** The people of an account that is being erased, with all that belongs to them. */
@Stateless
public class PeopleOfErased implements Remains {

  /** Each of them takes a statement of every feature. */
  private static final int AT_ONCE = 50;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Leavers leavers;
  @EJB OtherLogs others;
  @EJB Erasures erasures;
  @EJB ErasureTurns turns;

  @Override
  public int remove(long accountId, int most) {
    List<User> people =
        em.createQuery("select u from User u where u.accountId = :account", User.class)
            .setParameter("account", accountId)
            .setMaxResults(Math.min(most, AT_ONCE))
            .getResultList();
    Map<ErasedPerson, Set<Long>> elsewhere = new LinkedHashMap<>();
    for (User user : people) {
      // Each has one of his own: in somebody else's log two of them were two people.
      String pseudonym = Leavers.pseudonym();
      elsewhere.put(others.person(user, pseudonym), others.of(user));
      leavers.remove(user, leavers.leaver(user, pseudonym));
    }
    turns.hold(elsewhere.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    Map<ErasedPerson, Map<Long, Origins>> origins = new LinkedHashMap<>();
    elsewhere.forEach(
        (person, accounts) -> {
          Map<Long, Origins> his = new TreeMap<>();
          accounts.forEach(
              account -> his.put(account, erasures.erase(account, person, Erasures.EVER)));
          origins.put(person, his);
        });
    origins.forEach((person, his) -> erasures.eraseCounts(his, person));
    return people.size();
  }
}
