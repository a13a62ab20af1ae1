package org.gatehouse.sso.response;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.Conditions;

/**
 * The conditions of an assertion (SAML 2.0 core 2.5): they must be there, end within a day, be
 * understood, and name us each time.
 */
final class ConditionsCheck {

  private static final Duration LONGEST = Duration.ofHours(24);

  private ConditionsCheck() {}

  /** Returns the end of the assertion's validity. */
  static Instant check(
      @Nullable Conditions conditions, SamlConnection connection, TimeWindow window)
      throws SamlRefusal {
    if (conditions == null || conditions.getNotOnOrAfter() == null) {
      throw new SamlRefusal(Reason.CONDITIONS_MISSING);
    }
    window.checkBegun(conditions.getNotBefore());
    var end = conditions.getNotOnOrAfter();
    window.checkNotOver(end);
    if (end.isAfter(window.now().plus(LONGEST))) {
      throw new SamlRefusal(Reason.VALID_TOO_LONG, end.toString());
    }
    checkAudience(conditions.getAudienceRestrictions(), connection.spEntityId());
    return end;
  }

  private static void checkAudience(List<AudienceRestriction> restrictions, String us)
      throws SamlRefusal {
    if (restrictions.isEmpty()) {
      throw new SamlRefusal(Reason.WRONG_AUDIENCE, "");
    }
    for (AudienceRestriction restriction : restrictions) {
      var named = restriction.getAudiences().stream().map(Audience::getURI).toList();
      if (named.stream().noneMatch(audience -> isUs(audience, us))) {
        throw new SamlRefusal(Reason.WRONG_AUDIENCE, String.join(" ", named));
      }
    }
  }

  /** Our name ends in a slash; identity providers' forms often lose it. */
  private static boolean isUs(@Nullable String audience, String us) {
    return us.equals(audience) || (us.endsWith("/") && us.equals(audience + "/"));
  }
}
