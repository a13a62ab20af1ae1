package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SessionDetails;
import org.gatehouse.access.Sessions;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.roles.Roles;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What everybody may see and change of himself, and of nobody else. */
@Stateless
public class OwnProfile {

  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @EJB UserChanges changes;
  @EJB EmailChanges emails;
  @EJB MobileChanges mobiles;
  @EJB OwnPassword password;
  @EJB OwnProfile confirmed;
  @EJB Outbox outbox;
  @EJB Sessions sessions;
  @EJB Roles roles;
  @Inject TeamNames teamNames;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

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

  /** The mobile number that waits for being confirmed, if there is one. */
  public Optional<String> findWaitingMobile() {
    return mobiles.findWaiting(self().id());
  }

  /**
   * Changes the caller's own data; INVALID names all fields that are wrong. His mobile number stays
   * where it changes by being confirmed.
   *
   * @param shown the data that he saw. CONFLICT if they are others by now
   */
  public void update(PersonChange wanted, String shown) {
    User user = self();
    boolean byCode = outbox.sendsTexts();
    apply(user, byCode ? wanted.withMobile(user.person().mobile()) : wanted, shown);
  }

  /**
   * Sends a code to a mobile number, which counts when it is confirmed, after the caller has typed
   * his password once more. INVALID concerns {@code mobileCurrent} or {@code mobile}.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void changeMobile(@Nullable String typed, String current) {
    confirm("mobileCurrent", current, UserEvent.Deed.UPDATE);
    confirmed.askMobile(typed);
  }

  /** Sends another code to the number that waits. */
  public void sendMobileAgain() {
    askMobile(mobiles.findWaiting(self().id()).orElse(""));
  }

  /** Sends a code to a mobile number; the caller has proved himself. */
  public void askMobile(@Nullable String typed) {
    User user = self();
    try {
      mobiles.request(user, typed);
    } catch (BusinessException refusal) {
      throw failed(user, UserEvent.Deed.UPDATE, refusal);
    }
  }

  /**
   * Confirms the number that waits; INVALID concerns {@code code}. In no transaction of its own,
   * since a wrong code must count. It is a way to prove who he is: his other sessions end with it.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void confirmMobile(@Nullable String code, String ownToken) {
    long self = caller.get().userId().orElseThrow(BusinessException::forbidden);
    mobiles
        .attempt(self, code, ownToken)
        .ifPresent(
            reason -> {
              throw BusinessException.invalid("code", reason);
            });
  }

  /**
   * Takes the caller's mobile number away, which may be his second factor, after he has typed his
   * password once more; his other sessions end with it. INVALID concerns {@code mobileRemoval}.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void removeMobile(String current, String ownToken) {
    confirm("mobileRemoval", current, UserEvent.Deed.UPDATE);
    confirmed.forgetMobile(ownToken);
  }

  /** Takes the caller's mobile number away; he has proved himself. */
  public void forgetMobile(String ownToken) {
    User user = self();
    if (apply(user, PersonChange.of(get()).withMobile(null), Shown.NOTHING)) {
      sessions.endOthers(user.id(), ownToken);
    }
  }

  /**
   * Asks for another address, which counts when it is confirmed, after the caller has typed his
   * password once more. INVALID concerns {@code emailCurrent} or {@code email}.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void changeEmail(@Nullable String typed, String current) {
    confirm("emailCurrent", current, UserEvent.Deed.EMAIL);
    confirmed.askEmail(typed);
  }

  /** Asks for another address; the caller has proved himself. */
  public void askEmail(@Nullable String typed) {
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

  private void confirm(String field, String typed, UserEvent.Deed deed) {
    try {
      password.confirmAt(field, typed);
    } catch (BusinessException refusal) {
      Caller who = caller.get();
      var subject = new UserEvent.Subject(who.userName(), who.email());
      trail.recordFailure(new UserEvent.Failed(who.home().id(), deed, subject, refusal.key()));
      throw refusal;
    }
  }

  private boolean apply(User user, PersonChange wanted, String shown) {
    try {
      return changes.apply(user, wanted, shown);
    } catch (BusinessException refusal) {
      throw failed(user, UserEvent.Deed.UPDATE, refusal);
    }
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
