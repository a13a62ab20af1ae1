package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SessionDetails;
import org.gatehouse.access.Sessions;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.roles.Roles;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What everybody may see and change of himself, and of nobody else. */
@Stateless
public class OwnProfile {

  @Inject CurrentCaller caller;
  @Inject UserRows rows;
  @Inject UserChanges changes;
  @Inject EmailChanges emails;
  @Inject Sessions sessions;
  @Inject Roles roles;
  @Inject TeamNames teamNames;
  @Inject Event<AuditEvent> events;
  @Inject AuditTrail trail;

  /** The caller. */
  public UserDetails get() {
    User user = self();
    List<Long> id = List.of(user.id());
    return user.details(
        roles.names(id).getOrDefault(user.id(), List.of()),
        teamNames.ofUsers(id).getOrDefault(user.id(), List.of()));
  }

  /** The address that waits for being confirmed, if there is one. */
  public Optional<String> findWaitingEmail() {
    return emails.findWaiting(self().id());
  }

  /** Changes the caller's own data; INVALID names all fields that are wrong. */
  public void update(PersonChange wanted) {
    User user = self();
    try {
      changes.apply(user, wanted);
    } catch (BusinessException refusal) {
      throw failed(user, UserEvent.Deed.UPDATE, refusal);
    }
  }

  /** Asks for another address, which counts when it is confirmed. */
  public void changeEmail(@Nullable String typed) {
    User user = self();
    try {
      emails.request(user, typed);
    } catch (BusinessException refusal) {
      throw failed(user, UserEvent.Deed.EMAIL, refusal);
    }
  }

  /** The caller's live sessions. */
  public List<SessionDetails> sessions(String ownToken) {
    return sessions.list(self().id(), ownToken);
  }

  /** Ends one of the caller's sessions; NOT_FOUND if it is over or another's. */
  public void endSession(long id) {
    User user = self();
    if (!sessions.end(user.id(), id)) {
      throw BusinessException.notFound();
    }
    events.fire(new UserEvent.Done(user.accountId(), UserEvent.Deed.END_SESSION, user.subject()));
  }

  /** Ends all of the caller's sessions but the one with this token. */
  public void endOtherSessions(String ownToken) {
    User user = self();
    sessions.endOthers(user.id(), ownToken);
    events.fire(new UserEvent.Done(user.accountId(), UserEvent.Deed.END_SESSION, user.subject()));
  }

  private User self() {
    return rows.get(caller.get().userId().orElseThrow(BusinessException::forbidden));
  }

  private BusinessException failed(User user, UserEvent.Deed deed, BusinessException refusal) {
    trail.recordFailure(
        new UserEvent.Failed(user.accountId(), deed, user.subject(), refusal.key()));
    return refusal;
  }
}
