package org.gatehouse.sso.response;

import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDType;

/** Whose word a response and an assertion are (SAML 2.0 core 2.2.5). */
final class Issuers {

  private Issuers() {}

  /** Refuses any issuer but the account's identity provider, a missing one included. */
  static void check(@Nullable Issuer issuer, SamlConnection connection) throws SamlRefusal {
    if (issuer == null) {
      throw new SamlRefusal(Reason.WRONG_ISSUER, "");
    }
    boolean entity = issuer.getFormat() == null || NameIDType.ENTITY.equals(issuer.getFormat());
    if (!entity || !connection.idpEntityId().equals(issuer.getValue())) {
      throw new SamlRefusal(Reason.WRONG_ISSUER, String.valueOf(issuer.getValue()));
    }
  }
}
