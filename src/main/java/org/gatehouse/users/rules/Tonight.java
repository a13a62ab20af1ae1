package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.InstantConverter;
import org.gatehouse.policy.Forecast;
import org.gatehouse.policy.Foresight;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.roles.Managers;

/** What rules would do the next night, counted and not done. */
@Stateless
@Local(Foresight.class)
@LocalBean
@PermissionRequired(Permission.POLICY_MANAGE)
public class Tonight implements Foresight {

  static final int SHOWN = 50;

  private static final Duration AHEAD = Duration.ofDays(14);
  private static final String PEOPLE =
      "select u.public_id, u.username, u.first_name, u.last_name, u.email, u.id, "
          + Rule.INACTIVITY.countsFrom()
          + Rule.INACTIVITY.concerned()
          + " and u.id <> ?5 order by 7, 6 offset ?3 rows fetch first ?4 rows only";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Managers managers;
  @EJB Accounts accounts;
  @EJB Exemptions exemptions;

  /** Somebody who would be disabled. */
  public record Away(
      long id,
      String publicId,
      String username,
      String displayName,
      String email,
      Instant since,
      long days) {}

  @Override
  public Forecast tonight(PolicyDetails rules) {
    Instant at = Nights.next(clock.instant());
    PolicyDetails then = rules.inForce(at);
    long away = concerned(Rule.INACTIVITY, then, at);
    long spared = away > 0 && staysOf(then, at) != 0 ? 1 : 0;
    List<Forecast.Person> people =
        away > 0 && caller.get().may(Permission.USERS_MANAGE)
            ? people(rules, 0, SHOWN).stream()
                .map(
                    one ->
                        new Forecast.Person(
                            one.publicId(), one.username(), one.displayName(), one.days()))
                .toList()
            : List.of();
    return new Forecast(
        at,
        away - spared,
        concerned(Rule.PASSWORD, then, at),
        Stream.of(Rule.values()).mapToLong(rule -> soon(rule, rules, at)).sum(),
        spared,
        people);
  }

  /** Those who would be disabled, who were away for longest first, from some place on. */
  @PermissionRequired(Permission.USERS_MANAGE)
  public List<Away> people(PolicyDetails rules, int from, int most) {
    Instant at = Nights.next(clock.instant());
    PolicyDetails then = rules.inForce(at);
    Integer days = Rule.INACTIVITY.days(then);
    if (days == null) {
      return List.of();
    }
    long stays = staysOf(then, at);
    List<?> rows =
        em.createNativeQuery(PEOPLE)
            .setParameter(1, caller.accountId())
            .setParameter(2, Timestamp.from(at.minus(Duration.ofDays(days))))
            .setParameter(3, from)
            .setParameter(4, most)
            .setParameter(5, stays)
            .getResultList();
    return rows.stream().map(row -> away((Object[]) row, at)).toList();
  }

  @Override
  public void spare(String username, String reason) {
    exemptions.add(username, reason);
  }

  /** The account manager who stays, since all of them were away; 0 for nobody. */
  private long staysOf(PolicyDetails rules, Instant at) {
    Set<Long> all = managers.keepers(caller.accountId());
    Integer days = Rule.INACTIVITY.days(rules);
    if (all.isEmpty() || days == null) {
      return 0;
    }
    String some = String.join(",", all.stream().sorted().map(String::valueOf).toList());
    List<?> due =
        em.createNativeQuery(
                "select u.id, "
                    + Rule.INACTIVITY.countsFrom()
                    + Rule.INACTIVITY.concerned()
                    + " and u.id in ("
                    + some
                    + ") order by 2 desc, 1 desc")
            .setParameter(1, caller.accountId())
            .setParameter(2, Timestamp.from(at.minus(Duration.ofDays(days))))
            .getResultList();
    return due.size() < all.size() ? 0 : ((Number) ((Object[]) due.get(0))[0]).longValue();
  }

  private long soon(Rule rule, PolicyDetails rules, Instant at) {
    Instant end = at.plus(AHEAD);
    return concerned(rule, rules.inForce(end), end) - concerned(rule, rules.inForce(at), at);
  }

  private long concerned(Rule rule, PolicyDetails rules, Instant at) {
    Integer days = rule.days(rules);
    // Where people sign in elsewhere, nobody is asked for his password.
    if (days == null
        || (rule == Rule.PASSWORD && accounts.findOtherWayIn(caller.accountId()).isPresent())) {
      return 0;
    }
    return ((Number)
            em.createNativeQuery("select count(*)" + rule.concerned())
                .setParameter(1, caller.accountId())
                .setParameter(2, Timestamp.from(at.minus(Duration.ofDays(days))))
                .getSingleResult())
        .longValue();
  }

  private static Away away(Object[] row, Instant at) {
    String username = (String) row[1];
    Instant since = new InstantConverter().convertToEntityAttribute(row[6]);
    return new Away(
        ((Number) row[5]).longValue(),
        (String) row[0],
        username,
        Names.display((String) row[2], (String) row[3], username),
        (String) row[4],
        since == null ? at : since,
        since == null ? 0 : Duration.between(since, at).toDays());
  }
}
