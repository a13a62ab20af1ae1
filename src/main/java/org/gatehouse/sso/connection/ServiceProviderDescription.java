package org.gatehouse.sso.connection;

import java.util.List;
import java.util.stream.Stream;
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

  private static final String SIGNING = "signing";
  private static final String ENCRYPTION = "encryption";

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
    for (int i = 0; i < keys.getLength(); i++) {
      // All for signing come first.
      String use = i < keys.getLength() / 2 ? SIGNING : ENCRYPTION;
      ((Element) keys.item(i)).setAttributeNS(null, "use", use);
    }
    return SerializeSupport.nodeToString(root);
  }

  private SPSSODescriptor role() {
    SPSSODescriptor role = OpenSaml.make(SPSSODescriptor.DEFAULT_ELEMENT_NAME);
    role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
    role.setAuthnRequestsSigned(connection.rules().signRequests());
    role.setWantAssertionsSigned(connection.rules().signatures().demandsAssertion());
    published().map(ServiceProviderDescription::key).forEach(role.getKeyDescriptors()::add);
    published()
        .map(ServiceProviderDescription::encryptionKey)
        .forEach(role.getKeyDescriptors()::add);
    NameIDFormat format = OpenSaml.make(NameIDFormat.DEFAULT_ELEMENT_NAME);
    format.setURI(NameIDType.EMAIL);
    role.getNameIDFormats().add(format);
    role.getAssertionConsumerServices().add(assertionConsumer());
    return role;
  }

  /** Ours, and the one that will take its place, so that it is known before it is used. */
  private Stream<ServiceProviderKey> published() {
    return Stream.concat(Stream.of(connection.key()), connection.nextKey().stream());
  }

  private static KeyDescriptor key(ServiceProviderKey ours) {
    KeyDescriptor key = OpenSaml.make(KeyDescriptor.DEFAULT_ELEMENT_NAME);
    key.setKeyInfo(new AccountCredential(ours).getKeyInfo());
    return key;
  }

  private static KeyDescriptor encryptionKey(ServiceProviderKey ours) {
    KeyDescriptor key = key(ours);
    ENCRYPTION_METHODS.forEach(
        algorithm -> {
          EncryptionMethod method = OpenSaml.make(EncryptionMethod.DEFAULT_ELEMENT_NAME);
          method.setAlgorithm(algorithm);
          key.getEncryptionMethods().add(method);
        });
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
