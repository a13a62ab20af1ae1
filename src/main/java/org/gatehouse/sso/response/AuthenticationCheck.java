package org.gatehouse.sso.response;

import java.time.Duration;
import java.util.List;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnStatement;

/** When and that the person signed in at the identity provider (SAML 2.0 core 2.7.2). */
final class AuthenticationCheck {

  private AuthenticationCheck() {}

  /**
   * Refuses an assertion without such a statement, or with one from the future, too long ago, or
   * over.
   */
  static void check(
      List<AuthnStatement> statements, @Nullable Duration maximumAge, TimeWindow window)
      throws SamlRefusal {
    if (statements.isEmpty()) {
      throw new SamlRefusal(Reason.NO_AUTHENTICATION);
    }
    for (AuthnStatement statement : statements) {
      var instant = statement.getAuthnInstant();
      if (instant == null) {
        throw new SamlRefusal(Reason.NO_AUTHENTICATION);
      }
      window.checkBegun(instant);
      if (maximumAge != null
          && instant.isBefore(window.now().minus(maximumAge).minus(window.skew()))) {
        throw new SamlRefusal(Reason.AUTHENTICATION_TOO_OLD, instant.toString());
      }
      if (statement.getSessionNotOnOrAfter() != null) {
        window.checkNotOver(statement.getSessionNotOnOrAfter());
      }
    }
  }
}
