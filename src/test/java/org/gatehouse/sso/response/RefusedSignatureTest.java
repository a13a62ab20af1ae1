package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.TestSigning;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

@Tag("A-56")
@DisplayName("A-56: refuses signatures")
class RefusedSignatureTest {

  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

  private final Fixture fixture = new Fixture();

  @AfterEach
  @DisplayName("nothing unsigned may use up a request or an assertion")
  void nothingIsUsedUp() {
    assertThat(fixture.requests.isEmpty()).isFalse();
    assertThat(fixture.assertions.isEmpty()).isTrue();
  }

  @Test
  void refusesAnUnsignedResponse() {
    fixture.refuse(Reason.UNSIGNED, fixture.answer().signed()).containsExactly("ASSERTION");
  }

  @Test
  void refusesAnUnsignedAssertionInASignedResponse() {
    fixture.refuse(Reason.UNSIGNED, fixture.answer().signed(Signed.RESPONSE));
  }

  @Test
  void refusesAnUnsignedResponseAroundASignedAssertionWhereBothAreDemanded() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.BOTH));

    fixture.refuse(Reason.UNSIGNED, fixture.answer()).containsExactly("BOTH");
  }

  @Test
  void refusesAnUnsignedResponseWhereTheResponseIsDemanded() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.RESPONSE));

    fixture.refuse(Reason.UNSIGNED, fixture.answer()).containsExactly("RESPONSE");
  }

  @Test
  void refusesASignatureThatWasTakenOut() {
    var stripped = fixture.answer().tampered(root -> remove(first(root, DS, "Signature")));

    fixture.refuse(Reason.UNSIGNED, stripped);
  }

  @Test
  void refusesAKeyThatIsNotStoredAndNamesIt() {
    var impostor = fixture.provider.impostor();

    fixture
        .refuse(Reason.WRONG_KEY, fixture.answer().signedBy(impostor))
        .containsExactly(Certificates.fingerprint(impostor.certificate()));
  }

  @Test
  void refusesAChangedByte() {
    fixture.refuse(
        Reason.ALTERED,
        fixture.answer().text(xml -> xml.replace("ana@contoso.example", "eve@contoso.example")));
  }

  @Test
  void refusesAChangedSignatureValue() {
    var changed =
        fixture
            .answer()
            .tampered(
                root -> {
                  var value = first(root, DS, "SignatureValue");
                  var text = value.getTextContent();
                  value.setTextContent((text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1));
                });

    fixture.refuse(Reason.WRONG_KEY, changed);
  }

  @Test
  void refusesABadSignatureBesideTheGoodOneThatIsDemanded() {
    var answer =
        fixture
            .answer()
            .signed(Signed.ASSERTION, Signed.RESPONSE)
            .tampered(root -> root.setAttribute("Consent", "urn:changed"));

    fixture.refuse(Reason.ALTERED, answer);
  }

  @Test
  void refusesAWrappedSignatureWithTheOriginalInsideTheForgedAssertion() {
    fixture.refuse(Reason.SEVERAL_ASSERTIONS, fixture.answer().tampered(root -> wrap(root, true)));
  }

  @Test
  void refusesAWrappedSignatureWithTheOriginalInExtensions() {
    fixture.refuse(
        Reason.SEVERAL_ASSERTIONS,
        fixture
            .answer()
            .tampered(
                root -> {
                  var original = first(root, SAML, "Assertion");
                  var forged = forge(original);
                  var extensions =
                      root.getOwnerDocument()
                          .createElementNS(
                              "urn:oasis:names:tc:SAML:2.0:protocol", "saml2p:Extensions");
                  root.insertBefore(
                      extensions, first(root, "urn:oasis:names:tc:SAML:2.0:protocol", "Status"));
                  root.replaceChild(forged, original);
                  extensions.appendChild(original);
                }));
  }

  @Test
  void refusesAForgedAssertionBesideTheSignedOne() {
    fixture.refuse(
        Reason.SEVERAL_ASSERTIONS,
        fixture
            .answer()
            .tampered(
                root -> {
                  var original = first(root, SAML, "Assertion");
                  root.insertBefore(forge(original), original);
                }));
  }

  @Test
  void refusesTheOriginalInsideTheObjectOfAMovedSignature() {
    fixture.refuse(Reason.SEVERAL_ASSERTIONS, fixture.answer().tampered(root -> wrap(root, false)));
  }

  @Test
  void refusesTwoElementsWithTheSameId() {
    var twice =
        fixture
            .answer()
            .tampered(
                root -> {
                  var statement = first(root, SAML, "AttributeStatement");
                  statement.setAttribute("ID", first(root, SAML, "Assertion").getAttribute("ID"));
                });

    fixture.refuse(Reason.DUPLICATE_ID, twice);
  }

  @Test
  void refusesASignatureMovedToWhereNoneBelongs() {
    fixture.refuse(
        Reason.SIGNATURE_FORM,
        fixture
            .answer()
            .tampered(
                root -> first(root, SAML, "Subject").appendChild(first(root, DS, "Signature"))));
  }

  @Test
  void refusesTheAssertionsSignatureMovedToTheResponse() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.EITHER));

    fixture.refuse(
        Reason.SIGNATURE_FORM,
        fixture.answer().tampered(root -> root.insertBefore(first(root, DS, "Signature"), null)));
  }

  @Test
  void refusesTwoSignaturesInOneElement() {
    fixture.refuse(
        Reason.SIGNATURE_FORM,
        fixture
            .answer()
            .tampered(
                root -> {
                  var signature = first(root, DS, "Signature");
                  signature.getParentNode().appendChild(signature.cloneNode(true));
                }));
  }

  @Test
  void refusesSha1Signatures() {
    var signing =
        TestSigning.by(fixture.provider)
            .withSignatureMethod("http://www.w3.org/2000/09/xmldsig#rsa-sha1");

    fixture
        .refuse(Reason.ALGORITHM, fixture.answer().signing(signing))
        .containsExactly("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
  }

  @Test
  void refusesSha1Digests() {
    refusesAlgorithm(TestSigning.by(fixture.provider).withDigestMethod(DigestMethod.SHA1));
  }

  @Test
  void refusesInclusiveCanonicalization() {
    refusesAlgorithm(
        TestSigning.by(fixture.provider).withCanonicalization(CanonicalizationMethod.INCLUSIVE));
  }

  @Test
  void refusesCanonicalizationThatKeepsComments() {
    refusesAlgorithm(
        TestSigning.by(fixture.provider)
            .withTransforms(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS));
  }

  @Test
  void refusesAnUnusualTransform() {
    refusesAlgorithm(
        TestSigning.by(fixture.provider)
            .withTransforms(CanonicalizationMethod.EXCLUSIVE, Transform.ENVELOPED));
  }

  @Test
  void refusesAMissingTransform() {
    refusesForm(TestSigning.by(fixture.provider).withTransforms(Transform.ENVELOPED));
  }

  @Test
  void refusesAReferenceToTheWholeDocument() {
    refusesForm(TestSigning.by(fixture.provider).withReference(""));
  }

  @Test
  void refusesASecondReference() {
    refusesForm(TestSigning.by(fixture.provider).withTwoReferences());
  }

  @Test
  void refusesAStylesheetAsTransformWithoutRunningIt() {
    var xslt =
        fixture
            .answer()
            .tampered(
                root ->
                    first(root, DS, "Transform")
                        .setAttribute("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116"));

    fixture.refuse(Reason.ALGORITHM, xslt);
  }

  @Test
  void refusesAReferenceThatWouldBeFetched() {
    var fetched =
        fixture
            .answer()
            .tampered(
                root -> first(root, DS, "Reference").setAttribute("URI", "http://127.0.0.1:9/"));

    fixture.refuse(Reason.SIGNATURE_FORM, fetched);
  }

  @Test
  void refusesAKeyedHashInPlaceOfASignature() {
    var hashed =
        fixture
            .answer()
            .tampered(
                root ->
                    first(root, DS, "SignatureMethod")
                        .setAttribute(
                            "Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"));

    fixture.refuse(Reason.ALGORITHM, hashed);
  }

  @Test
  void refusesACurveSignatureForAnRsaKey() {
    var curve = TestIdentityProvider.withCurve(fixture.provider.entityId());

    fixture.refuse(Reason.WRONG_KEY, fixture.answer().signing(TestSigning.by(curve)));
  }

  private void refusesAlgorithm(TestSigning signing) {
    fixture.refuse(Reason.ALGORITHM, fixture.answer().signing(signing)).hasSize(1);
  }

  private void refusesForm(TestSigning signing) {
    fixture.refuse(Reason.SIGNATURE_FORM, fixture.answer().signing(signing));
  }

  /** XSW: a forged assertion on top; the signed one goes inside it, or inside its signature. */
  private static void wrap(Element root, boolean inside) {
    var original = first(root, SAML, "Assertion");
    var forged = forge(original);
    root.replaceChild(forged, original);
    var signature = first(original, DS, "Signature");
    forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
    if (inside) {
      forged.appendChild(original);
    } else {
      var object = root.getOwnerDocument().createElementNS(DS, "ds:Object");
      object.appendChild(original);
      signature.appendChild(object);
    }
  }

  private static Element forge(Element original) {
    var forged = (Element) original.cloneNode(true);
    forged.setAttribute("ID", "_forged");
    remove(first(forged, DS, "Signature"));
    first(forged, SAML, "NameID").setTextContent("boss@contoso.example");
    return forged;
  }

  static Element first(Element root, String namespace, String name) {
    return (Element) root.getElementsByTagNameNS(namespace, name).item(0);
  }

  private static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  @Test
  void refusesEveryForgeryEvenWhereAnySignatureIsEnough() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.EITHER));
    TestResponse answer = fixture.answer().tampered(root -> wrap(root, true));

    fixture.refuse(Reason.SEVERAL_ASSERTIONS, answer);
  }
}
