package org.gatehouse.sso.response;

/** Namespaces of what is forged, and whom forgers would like to be. */
final class SamlNames {

  static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
  static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  static final String BOSS = "boss@contoso.example";

  private SamlNames() {}
}
