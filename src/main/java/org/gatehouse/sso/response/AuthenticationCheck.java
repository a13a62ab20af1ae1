package org.gatehouse.sso.response;

import java.time.Duration;
import java.util.List;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnStatement;

/** When and that the person signed in at the identity provider (SAML 2.0 core 2.7.2). */
final class AuthenticationCheck {

  private AuthenticationCheck() {}

  /**
   * Refuses an assertion without such a statement, or with one from the future, too long ago, over,
   * or in another way than was asked for.
   */
  static void check(List<AuthnStatement> statements, SamlRules rules, TimeWindow window)
      throws SamlRefusal {
    var maximumAge = maximumAge(rules);
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
      var way = way(statement.getAuthnContext());
      if (!rules.asking().accepts(way)) {
        throw new SamlRefusal(Reason.WRONG_CONTEXT, String.valueOf(way));
      }
    }
  }

  /** Who has to sign in anew has done so since he was sent there, which is not long ago. */
  private static @Nullable Duration maximumAge(SamlRules rules) {
    var limit = rules.maximumAuthenticationAge();
    if (!rules.asking().forceAuthn()) {
      return limit;
    }
    boolean shorter = limit != null && limit.compareTo(PendingRequests.LIFETIME) < 0;
    return shorter ? limit : PendingRequests.LIFETIME;
  }

  private static @Nullable String way(@Nullable AuthnContext context) {
    var reference = context == null ? null : context.getAuthnContextClassRef();
    return reference == null ? null : reference.getURI();
  }
}
