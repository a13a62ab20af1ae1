package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** Gives an account manager the code that two operators approved, to whoever has its link, once. */
@Stateless
public class EmergencyClaims {

  /** How long such a code works. */
  static final Duration VALID = Duration.ofHours(24);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB SignInUsers users;
  @Inject EmergencyCodes codes;
  @Inject Event<AuditEvent> events;

  /** For whom the link is; empty if it is none any more. */
  public Optional<String> find(String token) {
    return approved(token).map(request -> users.get(request.userId()).displayName());
  }

  /** Makes the code and uses the link up; NOT_FOUND if that has happened before. */
  public String claim(String token) {
    EmergencyRequest request = approved(token).orElseThrow(BusinessException::notFound);
    int used =
        em.createNamedQuery("EmergencyRequest.use")
            .setParameter("hash", Tokens.hash(token))
            .setParameter("now", clock.instant())
            .executeUpdate();
    SignInUser owner = users.hold(request.userId()).orElseThrow(BusinessException::notFound);
    if (used != 1 || !codes.mayConfigure(owner)) {
      throw BusinessException.notFound();
    }
    Instant until = clock.instant().plus(VALID);
    events.fire(new EmergencyEvent.Made(owner.accountId(), owner.username(), 1));
    return codes.make(owner, 1, until).get(0);
  }

  /** Removes what nobody approved or fetched in time; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("EmergencyRequest.removeExpired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private Optional<EmergencyRequest> approved(String token) {
    return em.createNamedQuery("EmergencyRequest.approved", EmergencyRequest.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }
}
