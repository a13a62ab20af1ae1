package org.gatehouse.sso;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.SamlRefusal;
import org.gatehouse.trail.AuditTrail;

/** Records refused sign-ins with their reasons, in the account that they were tried in. */
@Stateless
public class SsoRefusals {

  @Inject AuditTrail trail;
  @Inject CurrentCaller caller;

  /**
   * Records it and gives what to throw.
   *
   * @param userName the user who was meant, as far as the identity provider's word proved it
   */
  public SsoRefused refuse(String reason, Optional<String> userName, Map<String, String> details) {
    var incident = Tokens.speakableId();
    trail.recordFailure(
        new SsoEvent.Refused(caller.accountId(), incident, reason, userName, details));
    return new SsoRefused(incident, reason.equals(SamlRefusal.Reason.BUSY.name()));
  }
}
