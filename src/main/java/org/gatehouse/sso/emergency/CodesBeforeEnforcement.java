package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.roles.Managers;
import org.gatehouse.sso.BeforeEnforcement;
import org.gatehouse.users.SignInUsers;

/**
 * Before passwords are refused, somebody should have a code for the day when the provider fails:
 * here, and in each account below that uses the same agreement.
 */
@Stateless
public class CodesBeforeEnforcement implements BeforeEnforcement {

  /** So many accounts are named; of the others it is said how many they are. */
  private static final int NAMED = 10;

  /** One statement, however many accounts there are. */
  private static final String BELOW =
      "select a.name from sso_configuration c join account a on a.id = c.account_id"
          + " where c.shared_from = ?1 and a.closes_at is null and not exists ("
          + "select 1 from account_manager m"
          + " join app_user u on u.id = m.user_id and u.password_hash is not null"
          + " join emergency_code e on e.user_id = m.user_id and e.account_id = m.account_id"
          + " and (e.expires_at is null or e.expires_at > ?2)"
          + " where m.account_id = a.id) order by a.name";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject EmergencyCodes codes;
  @EJB Managers managers;
  @EJB SignInUsers users;
  @Inject Clock clock;

  @Override
  public List<Concern> concerns(long accountId) {
    List<Concern> found = new ArrayList<>();
    if (!ready(accountId)) {
      found.add(new Concern("sso.emergency.concern", List.of()));
    }
    List<String> below = below(accountId);
    if (!below.isEmpty()) {
      List<String> named = below.subList(0, Math.min(NAMED, below.size()));
      found.add(
          new Concern(
              "sso.emergency.concern.below",
              List.of(String.join(", ", named), below.size() - named.size())));
    }
    return found;
  }

  private boolean ready(long accountId) {
    Map<Long, Integer> counts = codes.counts(accountId);
    return managers.of(accountId).stream()
        .filter(id -> counts.getOrDefault(id, 0) > 0)
        .anyMatch(id -> users.get(id).passwordHash().isPresent());
  }

  private List<String> below(long accountId) {
    List<?> names =
        em.createNativeQuery(BELOW)
            .setParameter(1, accountId)
            .setParameter(2, Timestamp.from(clock.instant()))
            .getResultList();
    return names.stream().map(String::valueOf).toList();
  }
}
