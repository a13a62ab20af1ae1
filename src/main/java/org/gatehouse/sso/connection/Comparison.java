package org.gatehouse.sso.connection;

import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;

/**
 * How the way in which somebody signed in relates to the ways that were asked for (core 3.3.2.2.1).
 */
public enum Comparison {
  EXACT(AuthnContextComparisonTypeEnumeration.EXACT),
  MINIMUM(AuthnContextComparisonTypeEnumeration.MINIMUM),
  BETTER(AuthnContextComparisonTypeEnumeration.BETTER),
  MAXIMUM(AuthnContextComparisonTypeEnumeration.MAXIMUM);

  private final AuthnContextComparisonTypeEnumeration word;

  Comparison(AuthnContextComparisonTypeEnumeration word) {
    this.word = word;
  }

  AuthnContextComparisonTypeEnumeration word() {
    return word;
  }
}
