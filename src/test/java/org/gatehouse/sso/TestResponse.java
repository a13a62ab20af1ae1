package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.shibboleth.shared.xml.SerializeSupport;
import org.gatehouse.sso.connection.OpenSaml;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.impl.XSStringBuilder;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.AttributeValue;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.pac4j.saml.util.Configuration;
import org.w3c.dom.Element;

/**
 * A response in the making: correct until a test bends it, then signed, encrypted and encoded as an
 * identity provider does.
 */
public final class TestResponse {

  /** What gets a signature. */
  public enum Signed {
    ASSERTION,
    RESPONSE
  }

  private final TestIdentityProvider provider;
  private final Response response;
  private final Assertion assertion;
  private final List<Consumer<Element>> afterAssertion = new ArrayList<>();
  private final List<Consumer<Element>> afterSigning = new ArrayList<>();
  private final List<UnaryOperator<String>> onText = new ArrayList<>();
  private Set<Signed> signed = EnumSet.of(Signed.ASSERTION);
  private TestSigning signing;
  private @Nullable TestEncryption encryption;

  TestResponse(
      TestIdentityProvider provider, String spEntityId, String acsUrl, @Nullable String requestId) {
    this.provider = provider;
    this.signing = TestSigning.by(provider);
    this.assertion = OpenSaml.make(Assertion.DEFAULT_ELEMENT_NAME);
    this.response = OpenSaml.make(Response.DEFAULT_ELEMENT_NAME);
    fillResponse(acsUrl, requestId);
    fillAssertion(spEntityId, acsUrl, requestId);
    at(Instant.now());
    nameId("ana@contoso.example");
  }

  private void fillResponse(String acsUrl, @Nullable String requestId) {
    response.setID("_" + UUID.randomUUID());
    response.setVersion(SAMLVersion.VERSION_20);
    response.setDestination(acsUrl);
    response.setInResponseTo(requestId);
    response.setIssuer(issuer(provider.entityId()));
    response.setStatus(status(StatusCode.SUCCESS));
  }

  private void fillAssertion(String spEntityId, String acsUrl, @Nullable String requestId) {
    assertion.setID("_" + UUID.randomUUID());
    assertion.setVersion(SAMLVersion.VERSION_20);
    assertion.setIssuer(issuer(provider.entityId()));
    Subject subject = OpenSaml.make(Subject.DEFAULT_ELEMENT_NAME);
    subject.setNameID(OpenSaml.<NameID>make(NameID.DEFAULT_ELEMENT_NAME));
    SubjectConfirmation confirmation = OpenSaml.make(SubjectConfirmation.DEFAULT_ELEMENT_NAME);
    confirmation.setMethod(SubjectConfirmation.METHOD_BEARER);
    SubjectConfirmationData data = OpenSaml.make(SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
    data.setRecipient(acsUrl);
    data.setInResponseTo(requestId);
    confirmation.setSubjectConfirmationData(data);
    subject.getSubjectConfirmations().add(confirmation);
    assertion.setSubject(subject);
    assertion.setConditions(OpenSaml.<Conditions>make(Conditions.DEFAULT_ELEMENT_NAME));
    assertion.getConditions().getAudienceRestrictions().add(audience(spEntityId));
    AuthnStatement statement = OpenSaml.make(AuthnStatement.DEFAULT_ELEMENT_NAME);
    statement.setSessionIndex("_session-" + UUID.randomUUID());
    AuthnContext context = OpenSaml.make(AuthnContext.DEFAULT_ELEMENT_NAME);
    AuthnContextClassRef reference = OpenSaml.make(AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
    reference.setURI(AuthnContext.PPT_AUTHN_CTX);
    context.setAuthnContextClassRef(reference);
    statement.setAuthnContext(context);
    assertion.getAuthnStatements().add(statement);
    assertion.getAttributeStatements().add(OpenSaml.make(AttributeStatement.DEFAULT_ELEMENT_NAME));
  }

  /** Issued at this moment and valid for five minutes. */
  public TestResponse at(Instant now) {
    response.setIssueInstant(now);
    assertion.setIssueInstant(now);
    assertion.getConditions().setNotBefore(now);
    assertion.getConditions().setNotOnOrAfter(now.plus(Duration.ofMinutes(5)));
    confirmation().setNotOnOrAfter(now.plus(Duration.ofMinutes(5)));
    assertion.getAuthnStatements().get(0).setAuthnInstant(now);
    return this;
  }

  public TestResponse nameId(String value) {
    return nameId(value, NameIDType.EMAIL);
  }

  public TestResponse nameId(String value, @Nullable String format) {
    assertion.getSubject().getNameID().setValue(value);
    assertion.getSubject().getNameID().setFormat(format);
    return this;
  }

  /** One more attribute with these values. */
  public TestResponse claim(String name, String... values) {
    Attribute attribute = OpenSaml.make(Attribute.DEFAULT_ELEMENT_NAME);
    attribute.setName(name);
    attribute.setNameFormat(Attribute.URI_REFERENCE);
    for (String value : values) {
      var text =
          new XSStringBuilder()
              .buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
      text.setValue(value);
      attribute.getAttributeValues().add(text);
    }
    assertion.getAttributeStatements().get(0).getAttributes().add(attribute);
    return this;
  }

  /** Changes the assertion before anything is signed. */
  public TestResponse assertion(Consumer<Assertion> change) {
    change.accept(assertion);
    return this;
  }

  /** Changes the response before anything is signed. */
  public TestResponse response(Consumer<Response> change) {
    change.accept(response);
    return this;
  }

  /** Changes the tree of the assertion after the objects are written and before it is signed. */
  public TestResponse assertionTree(Consumer<Element> change) {
    afterAssertion.add(change);
    return this;
  }

  /** Changes the tree after everything is signed. */
  public TestResponse tampered(Consumer<Element> change) {
    afterSigning.add(change);
    return this;
  }

  /** Changes the text that is posted. */
  public TestResponse text(UnaryOperator<String> change) {
    onText.add(change);
    return this;
  }

  public TestResponse signed(Signed... parts) {
    signed = parts.length == 0 ? EnumSet.noneOf(Signed.class) : EnumSet.copyOf(List.of(parts));
    return this;
  }

  public TestResponse signedBy(TestIdentityProvider other) {
    return signing(TestSigning.by(other));
  }

  public TestResponse signing(TestSigning how) {
    signing = how;
    return this;
  }

  public TestResponse encrypted(TestEncryption how) {
    encryption = how;
    return this;
  }

  public String assertionId() {
    return assertion.getID();
  }

  public SubjectConfirmationData confirmation() {
    return assertion.getSubject().getSubjectConfirmations().get(0).getSubjectConfirmationData();
  }

  /** The response as XML. */
  public String xml() {
    var root = tree(response);
    var body = (Element) root.getOwnerDocument().importNode(assertionTree(), true);
    root.appendChild(body);
    if (signed.contains(Signed.ASSERTION)) {
      signing.sign(body);
    }
    if (encryption != null) {
      encryption.encrypt(body);
    }
    if (signed.contains(Signed.RESPONSE)) {
      signing.sign(root);
    }
    afterSigning.forEach(change -> change.accept(root));
    var text = SerializeSupport.nodeToString(root);
    for (UnaryOperator<String> change : onText) {
      text = change.apply(text);
    }
    return text;
  }

  /** The value of the form's SAMLResponse. */
  public String encoded() {
    return Base64.getEncoder().encodeToString(xml().getBytes(UTF_8));
  }

  private Element assertionTree() {
    var tree = tree(assertion);
    afterAssertion.forEach(change -> change.accept(tree));
    return tree;
  }

  private static Element tree(XMLObject object) {
    object.releaseDOM();
    object.releaseChildrenDOM(true);
    try {
      return Configuration.getMarshallerFactory().ensureMarshaller(object).marshall(object);
    } catch (MarshallingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Issuer issuer(String entityId) {
    Issuer issuer = OpenSaml.make(Issuer.DEFAULT_ELEMENT_NAME);
    issuer.setValue(entityId);
    return issuer;
  }

  public static Status status(String code) {
    Status status = OpenSaml.make(Status.DEFAULT_ELEMENT_NAME);
    StatusCode value = OpenSaml.make(StatusCode.DEFAULT_ELEMENT_NAME);
    value.setValue(code);
    status.setStatusCode(value);
    return status;
  }

  public static AudienceRestriction audience(String... names) {
    AudienceRestriction restriction = OpenSaml.make(AudienceRestriction.DEFAULT_ELEMENT_NAME);
    for (String name : names) {
      Audience audience = OpenSaml.make(Audience.DEFAULT_ELEMENT_NAME);
      audience.setURI(name);
      restriction.getAudiences().add(audience);
    }
    return restriction;
  }
}
