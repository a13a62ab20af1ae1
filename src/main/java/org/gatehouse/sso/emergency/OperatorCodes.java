package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.jspecify.annotations.Nullable;

/**
 * Emergency codes for account managers who have none left, by two operators: one asks, another
 * approves, and neither sees the code. The logs of the account and of the platform tell of both.
 */
@Stateless
@PermissionRequired(Permission.ACCOUNTS_OPERATE)
public class OperatorCodes {

  private static final Duration VALID = Duration.ofHours(24);
  private static final int LONGEST = 254;
  private static final int LONGEST_WHY = 300;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB SignInUsers users;
  @Inject EmergencyCodes codes;
  @EJB EmergencyMails mails;
  @Inject Event<AuditEvent> events;

  /** What waits for another operator, the newest first. */
  public List<Waiting> waiting() {
    return em.createNamedQuery("EmergencyRequest.open", EmergencyRequest.class)
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(this::waiting)
        .toList();
  }

  /**
   * Asks for a code for an account manager who has a password. INVALID concerns {@code account},
   * {@code manager} or {@code why}.
   */
  public void ask(@Nullable String slug, @Nullable String manager, @Nullable String why) {
    var complaints = new Complaints();
    String account = OneLine.required("account", slug, LONGEST, complaints);
    String name = OneLine.required("manager", manager, LONGEST, complaints);
    String reason = OneLine.required("why", why, LONGEST_WHY, complaints);
    complaints.refuse();
    AccountDetails there =
        accounts
            .find(account)
            .orElseThrow(
                () -> BusinessException.invalid("account", "sso.emergency.account.unknown"));
    SignInUser user =
        users
            .find(name, there.id())
            .filter(found -> found.passwordHash().isPresent() && codes.mayConfigure(found))
            .orElseThrow(
                () -> BusinessException.invalid("manager", "sso.emergency.manager.unknown"));
    Instant now = clock.instant();
    em.persist(new EmergencyRequest(there.id(), user.id(), asker(), reason, now, now.plus(VALID)));
    record(there.id(), log -> new EmergencyEvent.Asked(log, there.slug(), user.username(), reason));
  }

  /** Approves what another operator asked for; the manager gets a link by mail. */
  public void approve(String id) {
    EmergencyRequest request = request(id);
    if (request.asker().id() == asker().id()) {
      throw BusinessException.of(Kind.CONFLICT, "sso.emergency.approve.own");
    }
    AccountDetails there = accounts.get(request.accountId());
    SignInUser user = users.get(request.userId());
    String token = Tokens.secret();
    Instant until = clock.instant().plus(VALID);
    request.approve(Tokens.hash(token), until);
    mails.link(user, token, until);
    mails.approved(user, request.why());
    record(
        there.id(),
        log ->
            new EmergencyEvent.Approved(
                log, there.slug(), user.username(), request.asker().name()));
  }

  /** Takes back what was asked for, by whoever it was. */
  public void withdraw(String id) {
    EmergencyRequest request = request(id);
    AccountDetails there = accounts.get(request.accountId());
    SignInUser user = users.get(request.userId());
    em.remove(request);
    record(there.id(), log -> new EmergencyEvent.Withdrawn(log, there.slug(), user.username()));
  }

  private EmergencyRequest request(String id) {
    return em.createNamedQuery("EmergencyRequest.find", EmergencyRequest.class)
        .setParameter("id", id)
        .setParameter("now", clock.instant())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  /** In both logs. */
  private void record(long account, LongFunction<AuditEvent> event) {
    events.fire(event.apply(account));
    if (account != Accounts.PLATFORM.id()) {
      events.fire(event.apply(Accounts.PLATFORM.id()));
    }
  }

  /** Only people ask and approve: of programs nobody knows whether they are two. */
  private EmergencyRequest.Asker asker() {
    Optional<Long> id = caller.get().userId();
    if (caller.get().kind() != Caller.Kind.USER || id.isEmpty()) {
      throw BusinessException.forbidden();
    }
    return new EmergencyRequest.Asker(id.get(), caller.get().userName());
  }

  private Waiting waiting(EmergencyRequest request) {
    SignInUser user = users.get(request.userId());
    boolean own = Objects.equals(caller.get().userId().orElse(null), request.asker().id());
    return new Waiting(
        request.publicId(),
        accounts.get(request.accountId()).slug(),
        user.username(),
        request.asker().name(),
        request.why(),
        request.askedAt(),
        own);
  }

  /**
   * What was asked for.
   *
   * @param own whether the caller himself asks, who can not approve it
   */
  public record Waiting(
      String id,
      String account,
      String manager,
      String asker,
      String why,
      Instant askedAt,
      boolean own) {}
}
