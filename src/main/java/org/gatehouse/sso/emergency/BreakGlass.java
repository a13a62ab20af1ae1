package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** The emergency codes of the caller's account, for those who look after single sign-on. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class BreakGlass {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB Managers managers;
  @EJB SignInUsers users;
  @Inject Reach reach;
  @Inject EmergencyCodes codes;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The account's managers with what they hold, by name. */
  public List<Holder> holders() {
    Map<Long, Integer> counts = codes.counts(caller.accountId());
    return managers.of(caller.accountId()).stream()
        .map(users::get)
        .filter(user -> user.accountId() == caller.accountId())
        .map(user -> holder(user, counts.getOrDefault(user.id(), 0)))
        .sorted(Comparator.comparing(Holder::username))
        .toList();
  }

  /** What the caller himself holds, in his own account. */
  public Holder own() {
    long id = caller.get().userId().orElseThrow(BusinessException::forbidden);
    SignInUser user = users.get(id);
    return holder(user, codes.counts(user.accountId()).getOrDefault(id, 0));
  }

  /** Whether somebody could come in with his password and a code, should single sign-on break. */
  public boolean ready() {
    return holders().stream().anyMatch(Holder::ready);
  }

  /** Gives the caller new codes, to be shown once; those before work no more. */
  public List<String> renew() {
    SignInUser owner = self();
    codes.revoke(owner.id());
    List<String> made = codes.make(owner, EmergencyCodes.CODES, null);
    events.fire(new EmergencyEvent.Made(owner.accountId(), owner.username(), made.size()));
    return made;
  }

  /** NOT_FOUND if the account has no user with this name or id. */
  public void look(String nameOrId) {
    user(nameOrId);
  }

  /** Takes all codes of the manager of the account with this name or id away. */
  public void revoke(String nameOrId) {
    try {
      SignInUser owner = user(nameOrId);
      if (codes.revoke(owner.id()) > 0) {
        events.fire(new EmergencyEvent.Revoked(owner.accountId(), owner.username()));
      }
    } catch (BusinessException refusal) {
      String name = OneLine.harmless(nameOrId, LONGEST);
      trail.recordFailure(new EmergencyEvent.RevokeFailed(caller.accountId(), name, refusal.key()));
      throw refusal;
    }
  }

  private SignInUser user(String nameOrId) {
    return reach.find(nameOrId).orElseThrow(BusinessException::notFound);
  }

  /** Codes are somebody's own, and count in his own account only. */
  private SignInUser self() {
    long id = caller.get().userId().orElseThrow(BusinessException::forbidden);
    return users
        .hold(id)
        .filter(user -> user.accountId() == caller.accountId())
        .orElseThrow(BusinessException::forbidden);
  }

  private Holder holder(SignInUser user, int left) {
    return new Holder(
        user.username(),
        user.displayName(),
        left,
        user.passwordHash().isPresent(),
        caller.get().userId().filter(id -> id == user.id()).isPresent());
  }

  /**
   * An account manager.
   *
   * @param left how many codes he has
   * @param password whether he has one; a code alone opens nothing
   * @param own whether he is the caller
   */
  public record Holder(
      String username, String displayName, int left, boolean password, boolean own) {

    /** Whether he could come in. */
    public boolean ready() {
      return left > 0 && password;
    }
  }
}
