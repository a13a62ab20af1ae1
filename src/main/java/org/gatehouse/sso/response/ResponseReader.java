package org.gatehouse.sso.response;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.EncryptionDemand;
import org.gatehouse.sso.connection.NameIdValue;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;

/**
 * Everything about a response that can be judged from itself, the account's connection and the
 * time, in the order of trust: form, then signatures, then what they cover.
 */
final class ResponseReader {

  private final SamlConnection connection;
  private final TimeWindow window;
  private final List<X509Certificate> signers = new ArrayList<>();
  private final Findings findings;

  /** Notes in the findings how far it comes. */
  ResponseReader(SamlConnection connection, Instant now, Findings findings) {
    this.connection = connection;
    this.findings = findings;
    this.window = TimeWindow.at(now, connection.rules());
  }

  CheckedResponse read(byte[] xml) throws SamlRefusal {
    var document = SafeXml.parse(xml);
    findings.read(document);
    ResponseShape.check(document);
    Response response;
    try {
      response = (Response) OpenSaml.read(document.getDocumentElement());
    } catch (UnmarshallingException e) {
      throw new SamlRefusal(Reason.UNREADABLE);
    }
    findings.passed(Check.FORM);
    boolean responseSigned = verify(response);
    checkStatus(response.getStatus());
    findings.passed(Check.STATUS);
    var assertion = assertion(response, responseSigned);
    boolean assertionSigned = verify(assertion);
    var demand = connection.rules().signatures();
    if (!demand.isMetBy(responseSigned, assertionSigned)) {
      throw new SamlRefusal(Reason.UNSIGNED, demand.name());
    }
    findings.passed(Check.SIGNATURE);
    checkEnvelope(response, responseSigned);
    return new CheckedResponse(identity(assertion, response), response.getInResponseTo());
  }

  private boolean verify(org.opensaml.saml.common.SignableSAMLObject object) throws SamlRefusal {
    if (object.getSignature() == null) {
      return false;
    }
    var signer = SignatureCheck.verify(object, connection.idpCertificates());
    findings.signedBy(signer);
    if (connection.rules().reading().expiredRefused() && isExpired(signer)) {
      throw new SamlRefusal(Reason.EXPIRED_CERTIFICATE, Certificates.fingerprint(signer));
    }
    signers.add(signer);
    return true;
  }

  /** As it stands there: the library takes a missing one for the right one. */
  private static void checkVersion(XMLObject object) throws SamlRefusal {
    var version = Objects.requireNonNull(object.getDOM()).getAttributeNS(null, "Version");
    if (!version.equals(SAMLVersion.VERSION_20.toString())) {
      throw new SamlRefusal(Reason.NOT_A_RESPONSE, version);
    }
  }

  private static void checkStatus(@Nullable Status status) throws SamlRefusal {
    StatusCode code = status == null ? null : status.getStatusCode();
    if (status == null || code == null) {
      throw new SamlRefusal(Reason.IDP_STATUS, "", "");
    }
    if (!StatusCode.SUCCESS.equals(code.getValue())) {
      var detail = code.getStatusCode() == null ? code : code.getStatusCode();
      var message = status.getStatusMessage();
      throw new SamlRefusal(
          Reason.IDP_STATUS,
          String.valueOf(detail.getValue()),
          message == null ? "" : String.valueOf(message.getValue()));
    }
  }

  private Assertion assertion(Response response, boolean responseSigned) throws SamlRefusal {
    if (response.getAssertions().size() + response.getEncryptedAssertions().size() > 1) {
      throw new SamlRefusal(Reason.SEVERAL_ASSERTIONS);
    }
    if (!response.getEncryptedAssertions().isEmpty()) {
      var decrypted =
          Decryption.read(
              response.getEncryptedAssertions().get(0), connection.keys(), responseSigned);
      findings.decrypted(decrypted.getDOM());
      return decrypted;
    }
    if (response.getAssertions().isEmpty()) {
      throw new SamlRefusal(Reason.NO_ASSERTION);
    }
    if (connection.rules().reading().encryption() == EncryptionDemand.DEMANDED) {
      throw new SamlRefusal(Reason.NOT_ENCRYPTED);
    }
    return response.getAssertions().get(0);
  }

  /**
   * What the response around the assertion says; a signed one must say where it is going and from
   * whom it comes.
   */
  private void checkEnvelope(Response response, boolean responseSigned) throws SamlRefusal {
    checkVersion(response);
    boolean mustSay = responseSigned || !response.getEncryptedAssertions().isEmpty();
    if (mustSay || response.getIssuer() != null) {
      Issuers.check(response.getIssuer(), connection);
    }
    boolean noDestination = response.getDestination() == null && !responseSigned;
    if (!noDestination && !connection.acsUrl().equals(response.getDestination())) {
      throw new SamlRefusal(Reason.WRONG_DESTINATION, String.valueOf(response.getDestination()));
    }
    findings.passed(Check.DESTINATION);
    window.checkBegun(response.getIssueInstant());
  }

  private SamlIdentity identity(Assertion assertion, Response response) throws SamlRefusal {
    checkVersion(assertion);
    Issuers.check(assertion.getIssuer(), connection);
    findings.passed(Check.ISSUER);
    window.checkBegun(assertion.getIssueInstant());
    var end = ConditionsCheck.check(assertion.getConditions(), connection, window);
    findings.passed(Check.AUDIENCE);
    var nameId = SubjectCheck.nameId(assertion.getSubject());
    findings.passed(Check.NAME_ID);
    SubjectCheck.confirm(
        Objects.requireNonNull(assertion.getSubject()),
        response.getInResponseTo(),
        connection,
        window);
    findings.passed(Check.RECIPIENT);
    AuthenticationCheck.check(assertion.getAuthnStatements(), connection.rules(), window);
    findings.passed(Check.TIMES);
    if (assertion.getID() == null || assertion.getID().isBlank()) {
      throw new SamlRefusal(Reason.UNREADABLE);
    }
    var claims = Claims.of(assertion, connection.rules().reading().claims());
    var identity = identity(assertion, claims, nameId, end);
    findings.passed(Check.ATTRIBUTES);
    return identity;
  }

  private SamlIdentity identity(Assertion assertion, Claims claims, String nameId, Instant end)
      throws SamlRefusal {
    return new SamlIdentity(
        connection.idpEntityId(),
        nameId,
        Text.asciiLowerCase(nameId),
        claims.email().orElse(nameId),
        otherAddress(claims),
        claims.givenName(),
        claims.surname(),
        claims.groups(),
        assertion.getID(),
        end,
        assertion.getAuthnStatements().get(0).getSessionIndex(),
        expiredSigner());
  }

  private Optional<String> otherAddress(Claims claims) throws SamlRefusal {
    boolean upn = connection.rules().reading().nameIdValue() == NameIdValue.UPN;
    return upn ? claims.email() : Optional.empty();
  }

  private boolean isExpired(X509Certificate certificate) {
    return !window.now().isBefore(certificate.getNotAfter().toInstant());
  }

  private Optional<String> expiredSigner() {
    return signers.stream().filter(this::isExpired).map(Certificates::fingerprint).findFirst();
  }
}
