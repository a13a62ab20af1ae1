package org.gatehouse.sso.connection;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.saml.client.SAML2Client;
import org.pac4j.saml.config.SAML2Configuration;
import org.pac4j.saml.metadata.SAML2DelegatingMetadataResolver;

/**
 * Starts sign-ins of one account at its identity provider and describes us to it. Built from a
 * {@link SamlConnection} without touching a file or the network; safe for many threads.
 */
public final class SamlClient {

  private static final int ID_BYTES = 20;

  private final SamlConnection connection;
  private final SAML2Client client;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SamlClient(SamlConnection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
    this.client = build(connection);
  }

  /** What this client was built from. */
  SamlConnection connection() {
    return connection;
  }

  /**
   * A new request by the HTTP redirect binding (SAML 2.0 bindings 3.4), signed where the account's
   * rules say so.
   */
  public SignInRequest begin() {
    var context = client.getContextProvider().buildContext(new CallContext(null, null), client);
    var request = request();
    client.getWebSsoMessageSender().sendMessage(context, request, null);
    var sent = context.getProfileRequestContextOutboundMessageTransportResponse();
    return new SignInRequest(request.getID(), sent.getRedirectUrl());
  }

  /** SAML 2.0 profiles 4.1.4.1. */
  private AuthnRequest request() {
    AuthnRequest request = OpenSaml.make(AuthnRequest.DEFAULT_ELEMENT_NAME);
    request.setID("_" + randomHex());
    request.setVersion(SAMLVersion.VERSION_20);
    request.setIssueInstant(clock.instant());
    request.setDestination(connection.ssoUrl());
    request.setAssertionConsumerServiceURL(connection.acsUrl());
    request.setProtocolBinding(SAMLConstants.SAML2_POST_BINDING_URI);
    Issuer issuer = OpenSaml.make(Issuer.DEFAULT_ELEMENT_NAME);
    issuer.setValue(connection.spEntityId());
    request.setIssuer(issuer);
    NameIDPolicy policy = OpenSaml.make(NameIDPolicy.DEFAULT_ELEMENT_NAME);
    policy.setFormat(NameIDType.EMAIL);
    policy.setAllowCreate(true);
    request.setNameIDPolicy(policy);
    demand(request, connection.rules().asking());
    return request;
  }

  private static void demand(AuthnRequest request, SamlRules.Asking asking) {
    if (asking.forceAuthn()) {
      request.setForceAuthn(true);
    }
    if (!asking.contexts().isEmpty()) {
      RequestedAuthnContext contexts = OpenSaml.make(RequestedAuthnContext.DEFAULT_ELEMENT_NAME);
      contexts.setComparison(asking.comparison().word());
      for (String uri : asking.contexts()) {
        AuthnContextClassRef reference = OpenSaml.make(AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
        reference.setURI(uri);
        contexts.getAuthnContextClassRefs().add(reference);
      }
      request.setRequestedAuthnContext(contexts);
    }
  }

  /** Our metadata (SAML 2.0 metadata 2.4.4) as XML text. */
  public String metadata() {
    return client.getServiceProviderMetadataResolver().getMetadata();
  }

  private String randomHex() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static SAML2Client build(SamlConnection connection) {
    var configuration = new SAML2Configuration();
    var client = new SAML2Client(configuration);
    configuration
        .setServiceProviderEntityId(connection.spEntityId())
        .setAssertionConsumerServiceUrl(connection.acsUrl())
        .setIdentityProviderEntityId(connection.idpEntityId())
        .setIdentityProviderMetadataResolver(
            new SAML2DelegatingMetadataResolver(IdentityProviderDescription.of(connection)))
        .setMetadataGenerator(new ServiceProviderDescription(connection))
        .setKeystoreGenerator(new NoKeystore())
        .setCredentialProvider(new AccountCredential(connection.key()))
        .setAuthnRequestBindingType(SAMLConstants.SAML2_REDIRECT_BINDING_URI)
        .setResponseBindingType(SAMLConstants.SAML2_POST_BINDING_URI)
        .setAuthnRequestSigned(connection.rules().signRequests())
        .setSignatureAlgorithms(List.of(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256));
    client.setCallbackUrl(connection.acsUrl());
    client.setCallbackUrlResolver(new NoParameterCallbackUrlResolver());
    // pac4j never reads a response here; if it ever did, it would find every assertion used.
    client.setReplayCache(() -> (context, id, expires) -> false);
    client.init();
    client.setContextProvider(
        new RedirectContextProvider(
            client.getIdentityProviderMetadataResolver(),
            client.getServiceProviderMetadataResolver()));
    return client;
  }
}
