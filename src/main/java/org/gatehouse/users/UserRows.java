package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.policy.Policies;
import org.jspecify.annotations.Nullable;

/** The table of users for the services of this package, always within one account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class UserRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Policies policies;

  /** The user with that key of his name, or else of his address, in the account with that slug. */
  public Optional<User> namedIn(String slug, String key) {
    return key.isEmpty()
        ? Optional.empty()
        : findIn(slug, "usernameKey", key).or(() -> findIn(slug, "emailKey", key));
  }

  /** The user with the key of his name; an empty key is nobody's. */
  public Optional<User> byName(long account, String key) {
    return find("usernameKey", account, key);
  }

  /** The user with the key of his e-mail address. */
  public Optional<User> byEmail(long account, String key) {
    return find("emailKey", account, key);
  }

  /** The user whom a program names: by the id that it got from us, else by his user name. */
  public User get(long account, String nameOrId) {
    return find(account, nameOrId).orElseThrow(BusinessException::notFound);
  }

  /** The same, where there may be no such user. */
  public Optional<User> find(long account, String nameOrId) {
    return find("publicId", account, nameOrId).or(() -> byName(account, Identifiers.key(nameOrId)));
  }

  /** The user with this id. */
  public User get(long id) {
    return find(id).orElseThrow(BusinessException::notFound);
  }

  /** The same, where he may be gone. */
  public Optional<User> find(long id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  /** Holds the user's row until the transaction ends, and reads him as he is then. */
  public void hold(User user) {
    try {
      em.refresh(user, LockModeType.PESSIMISTIC_WRITE);
    } catch (EntityNotFoundException gone) {
      throw BusinessException.notFound();
    }
  }

  /** Whether the name already means somebody in the account, as his name or his id. */
  public boolean taken(long account, String name) {
    return byName(account, Identifiers.key(name)).isPresent()
        || find("publicId", account, name.strip()).isPresent();
  }

  /** Inserts at once; CONFLICT if somebody has the name or the address, though he came just now. */
  public void insert(User user) {
    em.persist(user);
    flush();
  }

  /** Writes what is changed now; CONFLICT if somebody has the name or the address. */
  public void flush() {
    try {
      em.flush();
    } catch (PersistenceException e) {
      if (Violations.of(e, "app_user_username_key")) {
        throw BusinessException.conflict("username", "users.username.taken");
      }
      if (Violations.of(e, "app_user_email_key")) {
        throw BusinessException.conflict("email", "users.email.taken");
      }
      throw e;
    }
  }

  /** The users of the whole platform who have that name or address and a password; two at most. */
  public List<User> withPassword(boolean byName, String key) {
    String field = byName ? "usernameKey" : "emailKey";
    return em.createQuery(
            "select u from User u where u." + field + " = :key and u.passwordHash is not null",
            User.class)
        .setParameter("key", key)
        .setMaxResults(2)
        .getResultList();
  }

  /** The account and its rules come along in the same statement, since they are asked for next. */
  private Optional<User> findIn(String slug, String field, String key) {
    return em.createQuery(
            "select u, a, p from User u join Account a on a.id = u.accountId"
                + " left join Policy p on p.accountId = u.accountId"
                + " where a.slug = :slug and u."
                + field
                + " = :key",
            Object[].class)
        .setParameter("slug", slug)
        .setParameter("key", key)
        .getResultStream()
        .findFirst()
        .map(row -> read((User) row[0], row[2]));
  }

  private User read(User user, @Nullable Object rules) {
    policies.read(user.accountId(), rules != null);
    return user;
  }

  private Optional<User> find(String field, long account, String value) {
    if (Identifiers.key(value).isEmpty()) {
      return Optional.empty();
    }
    return em.createQuery(
            "select u from User u where u.accountId = :account and u." + field + " = :value",
            User.class)
        .setParameter("account", account)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }
}
