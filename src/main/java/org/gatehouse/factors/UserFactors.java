package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.gatehouse.users.Users;

/** The second factors of the people of the caller's account. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserFactors {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB Users users;
  @EJB SignInUsers people;
  @EJB Agreements agreements;
  @Inject Reach reach;
  @Inject All<SecondFactor> factors;
  @EJB FactorChanges changes;
  @EJB AuditTrail trail;

  /** What the user with this name or id has, the strongest first. */
  public List<FactorDetails> list(String nameOrId) {
    return list(users.get(nameOrId).id());
  }

  /**
   * Takes all of them away, so that he begins anew; his sessions and known devices end. NOT_FOUND
   * if he is not there or has none, FORBIDDEN if he may do more.
   */
  public void reset(String nameOrId) {
    try {
      SignInUser owner = reach.get(nameOrId);
      // Whoever signs in by one of them now is in before, and is signed out, or is refused.
      agreements.keep(owner.accountId());
      people.hold(owner.id());
      List<String> kinds =
          list(owner.id()).stream().map(FactorDetails::kind).distinct().sorted().toList();
      if (kinds.isEmpty()) {
        throw BusinessException.notFound();
      }
      factors.forEach(kind -> kind.removeAll(owner.id()));
      changes.reset(owner, String.join(", ", kinds));
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new FactorEvent.Failed(
              caller.accountId(),
              FactorEvent.Deed.RESET,
              OneLine.harmless(nameOrId, LONGEST),
              "",
              refusal.key()));
      throw refusal;
    }
  }

  private List<FactorDetails> list(long userId) {
    return factors.stream()
        .sorted(Comparator.comparingInt(SecondFactor::order))
        .flatMap(kind -> kind.list(userId).stream())
        .toList();
  }
}
