package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CallerSource;
import org.gatehouse.roles.Roles;

/** Users as callers, read afresh for every request: a user disabled now is out now. */
@Stateless
public class Callers implements CallerSource {

  private static final String WITH_ACCOUNT =
      "select u, a.slug, a.name from User u, Account a where u.id = :id and a.id = u.accountId";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Roles roles;

  @Override
  public Optional<Caller> findCaller(long userId) {
    return em.createQuery(WITH_ACCOUNT, Object[].class)
        .setParameter("id", userId)
        .getResultStream()
        .findFirst()
        .filter(row -> mayCall((User) row[0]))
        .map(row -> caller((User) row[0], (String) row[1], (String) row[2]));
  }

  @Override
  public void speaks(long userId, String language) {
    em.createQuery("update User u set u.language = :language where u.id = :id")
        .setParameter("language", language)
        .setParameter("id", userId)
        .executeUpdate();
  }

  private static boolean mayCall(User user) {
    return !user.disabled() && !user.locked();
  }

  private Caller caller(User user, String slug, String accountName) {
    return new Caller(
        Caller.Kind.USER,
        new Caller.Account(user.accountId(), slug, accountName),
        Optional.of(user.id()),
        user.username(),
        user.displayName(),
        user.email(),
        user.language(),
        user.zone(),
        roles.permissions(user.id(), user.accountId()));
  }
}
