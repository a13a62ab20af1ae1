package org.gatehouse.sso.connection;

import java.util.List;
import net.shibboleth.shared.xml.SerializeSupport;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EncryptionMethod;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.pac4j.saml.metadata.SAML2InMemoryMetadataGenerator;
import org.w3c.dom.Element;

/**
 * Our metadata: exactly what we accept and nothing that we do not (pac4j's own would offer logout
 * endpoints that do not exist and a date after which identity providers stop trusting us).
 */
final class ServiceProviderDescription extends SAML2InMemoryMetadataGenerator {

  private static final List<String> ENCRYPTION_METHODS =
      List.of(
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128_GCM,
          EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);

  private static final List<String> USES = List.of("signing", "encryption");

  private final SamlConnection connection;

  ServiceProviderDescription(SamlConnection connection) {
    this.connection = connection;
  }

  @Override
  public EntityDescriptor buildEntityDescriptor() {
    EntityDescriptor entity = OpenSaml.make(EntityDescriptor.DEFAULT_ELEMENT_NAME);
    entity.setEntityID(connection.spEntityId());
    entity.getRoleDescriptors().add(role());
    return entity;
  }

  /**
   * The library writes and reads the uses of keys by the case rules of the default locale, so they
   * are added here.
   */
  @Override
  public String getMetadata(EntityDescriptor entity) throws MarshallingException {
    var root = marshallerFactory.ensureMarshaller(entity).marshall(entity);
    var keys = root.getElementsByTagNameNS(SAMLConstants.SAML20MD_NS, "KeyDescriptor");
    for (int i = 0; i < USES.size(); i++) {
      ((Element) keys.item(i)).setAttributeNS(null, "use", USES.get(i));
    }
    return SerializeSupport.nodeToString(root);
  }

  private SPSSODescriptor role() {
    SPSSODescriptor role = OpenSaml.make(SPSSODescriptor.DEFAULT_ELEMENT_NAME);
    role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
    role.setAuthnRequestsSigned(connection.rules().signRequests());
    role.setWantAssertionsSigned(connection.rules().signatures().demandsAssertion());
    role.getKeyDescriptors().add(key());
    var encryption = key();
    ENCRYPTION_METHODS.forEach(
        algorithm -> {
          EncryptionMethod method = OpenSaml.make(EncryptionMethod.DEFAULT_ELEMENT_NAME);
          method.setAlgorithm(algorithm);
          encryption.getEncryptionMethods().add(method);
        });
    role.getKeyDescriptors().add(encryption);
    NameIDFormat format = OpenSaml.make(NameIDFormat.DEFAULT_ELEMENT_NAME);
    format.setURI(NameIDType.EMAIL);
    role.getNameIDFormats().add(format);
    role.getAssertionConsumerServices().add(assertionConsumer());
    return role;
  }

  private KeyDescriptor key() {
    KeyDescriptor key = OpenSaml.make(KeyDescriptor.DEFAULT_ELEMENT_NAME);
    key.setKeyInfo(new AccountCredential(connection.key()).getKeyInfo());
    return key;
  }

  private AssertionConsumerService assertionConsumer() {
    AssertionConsumerService service = OpenSaml.make(AssertionConsumerService.DEFAULT_ELEMENT_NAME);
    service.setBinding(SAMLConstants.SAML2_POST_BINDING_URI);
    service.setLocation(connection.acsUrl());
    service.setIndex(0);
    service.setIsDefault(true);
    return service;
  }
}
