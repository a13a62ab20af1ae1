package org.gatehouse.audit.auditors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.InstantConverter;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.WantedRole;
import org.gatehouse.users.NewUser;
import org.gatehouse.users.UserDetails;
import org.gatehouse.users.UserRoles;
import org.gatehouse.users.Users;
import org.jspecify.annotations.Nullable;

/**
 * Auditors of the caller's account: each is a user who was invited by a mailed link and has the
 * built-in role for a time. What is done here stands in the log as what it is: a user made, a role
 * given or taken.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class Auditors {

  static final int MOST_DAYS = 90;

  private static final String ROLE = "Auditor";
  private static final int MOST = 200;
  private static final String HOLDERS =
      "select u.public_id, u.username, u.email, ur.valid_until from user_role ur"
          + " join role r on r.id = ur.role_id join app_user u on u.id = ur.user_id"
          + " where ur.account_id = ?1 and u.account_id = ?1"
          + " and r.account_id is null and r.name = ?2"
          + " and (ur.valid_until is null or ur.valid_until > current_timestamp)"
          + " order by u.username_key";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @EJB Users users;
  @EJB UserRoles roles;
  @Inject Clock clock;

  /** Those who are auditors by themselves and not through a team, by name; so many at most. */
  public List<Auditor> list() {
    List<?> rows =
        em.createNativeQuery(HOLDERS)
            .setParameter(1, caller.accountId())
            .setParameter(2, ROLE)
            .setMaxResults(MOST)
            .getResultList();
    return rows.stream().map(Auditors::read).toList();
  }

  /**
   * Invites somebody who becomes an auditor by the link of the mail, for so many days from now on.
   * INVALID and CONFLICT concern {@code email}, {@code name} or {@code days}.
   */
  public void invite(@Nullable String email, @Nullable String name, int days) {
    caller.require(Permission.AUDIT_MANAGE);
    if (days < 1 || days > MOST_DAYS) {
      throw BusinessException.invalid("days", "audit.auditors.range", 1, MOST_DAYS);
    }
    UserDetails user = create(email, name);
    Instant until = clock.instant().plus(Duration.ofDays(days));
    roles.set(user.publicId(), List.of(new WantedRole(ROLE, until)));
  }

  /** His address is his user name, too: what is wrong with the one is wrong with the other. */
  private UserDetails create(@Nullable String email, @Nullable String name) {
    try {
      return users.create(new NewUser(email, email, name, null, null, null, List.of(), null));
    } catch (BusinessException refusal) {
      if (refusal.key().equals("users.username.taken")) {
        throw BusinessException.conflict("email", "users.email.taken");
      }
      throw refusal;
    }
  }

  /** Takes the role from him at once; NOT_FOUND if he is no auditor. */
  public void end(String id) {
    caller.require(Permission.AUDIT_MANAGE);
    if (list().stream().noneMatch(auditor -> auditor.id().equals(id))) {
      throw BusinessException.notFound();
    }
    List<WantedRole> others = new ArrayList<>();
    for (HeldRole role : roles.get(id)) {
      if (!role.name().equals(ROLE)) {
        others.add(new WantedRole(role.id(), role.validUntil()));
      }
    }
    roles.set(id, others);
  }

  private static Auditor read(Object row) {
    Object[] columns = (Object[]) row;
    return new Auditor(
        (String) columns[0],
        (String) columns[1],
        (String) columns[2],
        new InstantConverter().convertToEntityAttribute(columns[3]));
  }
}
