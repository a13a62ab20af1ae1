package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
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

  /** Refuses with FORBIDDEN to act on somebody who may do more than the caller. */
  public void require(User user) {
    if (!caller.get().permissions().containsAll(roles.permissions(user.id(), user.accountId()))) {
      throw BusinessException.forbidden();
    }
  }

  /** Refuses with CONFLICT to act on himself, too. */
  public void requireAnother(User user, UserEvent.Deed deed) {
    if (caller.get().userId().filter(id -> id == user.id()).isPresent()) {
      throw BusinessException.of(
          Kind.CONFLICT, "users.yourself." + deed.name().toLowerCase(Locale.ROOT));
    }
    require(user);
  }
}
