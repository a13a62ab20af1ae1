package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.SamlRefusal;
import org.gatehouse.sso.traces.TraceKeeper;
import org.gatehouse.trail.AuditTrail;

/**
 * Records refused sign-ins with their reasons, in the account that they were tried in: in the audit
 * log, and with what was posted among the traces.
 */
@Stateless
public class SsoRefusals {

  private static final System.Logger LOG = System.getLogger(SsoRefusals.class.getName());

  @EJB AuditTrail trail;
  @EJB TraceKeeper traces;
  @Inject SignInWatch watch;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /**
   * Records it and gives what to throw.
   *
   * @param userName the user who was meant, as far as the identity provider's word proved it
   */
  public SsoRefused refuse(
      String reason, Optional<String> userName, Map<String, String> details, Attempt attempt) {
    var incident = Tokens.speakableId();
    boolean busy = reason.equals(SamlRefusal.Reason.BUSY.name());
    trail.recordFailure(
        new SsoEvent.Refused(caller.accountId(), incident, reason, userName, details));
    if (!busy) {
      keep(incident, reason, attempt);
    }
    return new SsoRefused(incident, busy);
  }

  /** That it can not be kept is no reason to answer something else. */
  private void keep(String incident, String reason, Attempt attempt) {
    try {
      traces.keep(attempt.trace(incident, reason, clock.instant()));
      attempt.watched().ifPresent(one -> watch.refused(one.accountId(), one.browserTokens()));
    } catch (EJBException e) {
      LOG.log(System.Logger.Level.WARNING, incident + " left no trace: " + e.getMessage());
    }
  }
}
