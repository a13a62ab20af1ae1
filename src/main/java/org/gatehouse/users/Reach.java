package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.roles.Roles;

/** Whom the caller may act on. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Reach {

  @Inject CurrentCaller caller;
  @Inject Roles roles;
  @Inject UserRows rows;

  /**
   * The user of the caller's account with this name or id, for features above that keep something
   * of him that he signs in with; FORBIDDEN if he may do more than the caller, or is the caller.
   */
  public SignInUser get(String nameOrId) {
    User user = rows.get(caller.accountId(), nameOrId);
    requireOther(user);
    return user.forSignIn();
  }

  /** The user of the caller's account with this name or id, whatever he may do. */
  public Optional<SignInUser> find(String nameOrId) {
    return rows.find(caller.accountId(), nameOrId).map(User::forSignIn);
  }

  /**
   * Refuses with FORBIDDEN to act on somebody who may do more than the caller, be it in another
   * account that lets him in: whoever takes his place takes it there, too.
   */
  public void require(User user) {
    if (!caller.get().permissions().containsAll(roles.permissionsAnywhere(user.id()))) {
      throw BusinessException.forbidden();
    }
  }

  /**
   * Refuses with FORBIDDEN to act on himself, too: what he signs in with he changes on his profile,
   * where he proves once more who he is.
   */
  public void requireOther(User user) {
    if (himself(user)) {
      throw BusinessException.of(Kind.FORBIDDEN, "users.yourself.profile");
    }
    require(user);
  }

  /** Refuses with CONFLICT to act on himself, too. */
  public void requireAnother(User user, UserEvent.Deed deed) {
    if (himself(user)) {
      throw BusinessException.of(
          Kind.CONFLICT, "users.yourself." + deed.name().toLowerCase(Locale.ROOT));
    }
    require(user);
  }

  /** Whether it is the caller. */
  public boolean himself(User user) {
    return caller.get().userId().filter(id -> id == user.id()).isPresent();
  }
}
