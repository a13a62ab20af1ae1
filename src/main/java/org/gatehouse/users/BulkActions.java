package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;

/**
 * Does the same to several users, each in a transaction of his own: what is refused or breaks for
 * one is done for the others.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class BulkActions {

  /** So many at once. */
  public static final int MOST = 1_000;

  /** After so many faults in a row the next ones would break as well, each after its wait. */
  private static final int MOST_FAULTS = 3;

  private static final System.Logger LOG = System.getLogger(BulkActions.class.getName());

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
    List<BulkResult> results = new ArrayList<>();
    int faults = 0;
    for (String name : namesOrIds.stream().distinct().toList()) {
      if (faults == MOST_FAULTS) {
        results.add(new BulkResult(name, "users.bulk.stopped", List.of()));
        continue;
      }
      try {
        results.add(run(deed, name));
        faults = 0;
      } catch (EJBException fault) {
        results.add(broken(name, fault));
        faults++;
      }
    }
    return results;
  }

  private static BulkResult broken(String name, EJBException fault) {
    String id = Tokens.speakableId();
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    LOG.log(System.Logger.Level.ERROR, "Bulk call failed for one user, id " + id, cause);
    return new BulkResult(name, "users.bulk.fault", List.of(id));
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
