package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;

/** When invitations end that nobody has accepted, and roles that were given for a time. */
@Stateless
public class PeopleExpiries implements Expiring {

  private static final String ROLES =
      "select ur.id, u.publicId, u.firstName, u.lastName, u.username, r.name, ur.validUntil,"
          + " u.accountId from UserRole ur, User u, Role r where ur.accountId = :account"
          + " and ur.validUntil > :from and ur.validUntil <= :to and u.id = ur.userId"
          + " and r.id = ur.roleId order by ur.validUntil, ur.id";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;

  @Override
  public Optional<Permission> permission() {
    return Optional.of(Permission.USERS_MANAGE);
  }

  @Override
  public List<Expiry> ending(Instant from, Instant to, int most) {
    Stream<Expiry> invitations =
        em
            .createNamedQuery("Invitation.ending", OpenInvitation.class)
            .setParameter("account", caller.accountId())
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(most)
            .getResultList()
            .stream()
            .map(PeopleExpiries::expiry);
    Stream<Expiry> roles =
        em
            .createQuery(ROLES, Object[].class)
            .setParameter("account", caller.accountId())
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(most)
            .getResultList()
            .stream()
            .map(this::expiry);
    return Stream.concat(invitations, roles).toList();
  }

  private static Expiry expiry(OpenInvitation invitation) {
    return new Expiry(
        invitation.expiresAt(),
        "invitation",
        Long.toString(invitation.id()),
        List.of(invitation.displayName()),
        "/users/invitations");
  }

  /** Somebody of another account, who was let into this one, has no profile here. */
  private Expiry expiry(Object[] row) {
    String name = UserDetails.displayName((String) row[2], (String) row[3], String.valueOf(row[4]));
    boolean ours = (Long) row[7] == caller.accountId();
    return new Expiry(
        (Instant) row[6],
        "role",
        String.valueOf(row[0]),
        List.of(String.valueOf(row[5]), name),
        ours ? "/users/profile?user=" + row[1] : "/rights");
  }
}
