package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;

/**
 * Does the same to several users, each in a transaction of his own: what is refused for one is done
 * for the others.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class BulkActions {

  /** So many at once. */
  public static final int MOST = 1_000;

  @EJB Users users;
  @EJB OpenInvitations invitations;
  @EJB PasswordRestores passwords;

  /** What became of each, in the order given; INVALID if there are none or too many. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<BulkResult> run(BulkDeed deed, List<String> namesOrIds) {
    if (namesOrIds.isEmpty()) {
      throw BusinessException.invalid("users", "users.bulk.nobody");
    }
    if (namesOrIds.size() > MOST) {
      throw BusinessException.invalid("users", "users.bulk.many", MOST);
    }
    return namesOrIds.stream().distinct().map(name -> run(deed, name)).toList();
  }

  private BulkResult run(BulkDeed deed, String name) {
    try {
      switch (deed) {
        case DISABLE -> users.disable(name);
        case ENABLE -> users.enable(name);
        case LOCK -> users.lock(name);
        case UNLOCK -> users.unlock(name);
        case RESET -> passwords.restore(name);
        case INVITE -> invitations.resend(name);
        case UNINVITE -> invitations.revoke(name);
      }
      return new BulkResult(name, null, List.of());
    } catch (BusinessException refusal) {
      return new BulkResult(name, refusal.key(), refusal.args());
    }
  }
}
