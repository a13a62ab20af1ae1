package org.gatehouse.sso.connection;

import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;

/**
 * The identity provider's metadata as pac4j wants it, made from the few values that an account
 * stores. It names no keys: responses are verified by our own check, against the stored
 * certificates alone.
 */
final class IdentityProviderDescription {

  private IdentityProviderDescription() {}

  static EntityDescriptor of(SamlConnection connection) {
    EntityDescriptor entity = OpenSaml.make(EntityDescriptor.DEFAULT_ELEMENT_NAME);
    entity.setEntityID(connection.idpEntityId());
    IDPSSODescriptor role = OpenSaml.make(IDPSSODescriptor.DEFAULT_ELEMENT_NAME);
    role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
    role.setWantAuthnRequestsSigned(connection.rules().signRequests());
    SingleSignOnService service = OpenSaml.make(SingleSignOnService.DEFAULT_ELEMENT_NAME);
    service.setBinding(SAMLConstants.SAML2_REDIRECT_BINDING_URI);
    service.setLocation(connection.ssoUrl());
    role.getSingleSignOnServices().add(service);
    entity.getRoleDescriptors().add(role);
    return entity;
  }
}
