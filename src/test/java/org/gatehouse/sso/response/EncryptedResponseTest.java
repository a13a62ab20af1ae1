package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.xml.security.encryption.XMLCipher;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.connection.SignatureDemand;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

@Tag("A-56")
@DisplayName("A-56: encrypted assertions")
class EncryptedResponseTest {

  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

  private final Fixture fixture = new Fixture();
  private final TestEncryption good =
      TestEncryption.goodFor(fixture.connection.key().certificate());

  @Test
  void readsAnEncryptedAssertionThatIsSigned() {
    assertThat(fixture.accept(fixture.answer().encrypted(good)).key())
        .isEqualTo("ana@contoso.example");
  }

  @Test
  void readsAnEncryptedAssertionInASignedResponse() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.RESPONSE));

    assertThat(fixture.accept(fixture.answer().signed(Signed.RESPONSE).encrypted(good)))
        .isNotNull();
  }

  @Test
  void readsTheOlderBlockModeInsideASignedResponse() {
    var answer =
        fixture
            .answer()
            .signed(Signed.RESPONSE, Signed.ASSERTION)
            .encrypted(good.withCipher(XMLCipher.AES_128));

    assertThat(fixture.accept(answer)).isNotNull();
  }

  @Test
  @DisplayName("a fragment that uses prefixes declared around it is read in its place")
  void readsAFragmentThatDependsOnItsSurroundings() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.RESPONSE));
    var answer =
        fixture
            .answer()
            .signed(Signed.RESPONSE)
            .encrypted(good)
            .assertionTree(tree -> tree.removeAttribute("xmlns:saml2"));

    assertThat(fixture.accept(answer)).isNotNull();
  }

  @Test
  void refusesAnEncryptedAssertionThatNobodySigned() {
    fixture.refuse(Reason.UNSIGNED, fixture.answer().signed().encrypted(good));
  }

  @Test
  void refusesTheOlderBlockModeWithoutASignatureAround() {
    refused(fixture.answer().encrypted(good.withCipher(XMLCipher.AES_256)));
  }

  @Test
  void refusesTripleDesEvenInsideASignedResponse() {
    refused(
        fixture
            .answer()
            .signed(Signed.RESPONSE, Signed.ASSERTION)
            .encrypted(good.withCipher(XMLCipher.TRIPLEDES)));
  }

  @Test
  void refusesRsa15EvenInsideASignedResponse() {
    refused(
        fixture
            .answer()
            .signed(Signed.RESPONSE, Signed.ASSERTION)
            .encrypted(good.withKeyTransport(XMLCipher.RSA_v1dot5)));
  }

  @Test
  void refusesWhatIsEncryptedForSomebodyElse() {
    var other = ServiceProviderKey.generate("fabrikam", Fixture.NOW);

    refused(fixture.answer().encrypted(TestEncryption.goodFor(other.certificate())));
  }

  @Test
  @DisplayName(
      "a changed key, a changed ciphertext and a changed form have one and the same answer")
  void answersEveryBrokenCiphertextAlike() {
    refused(broken(0));
    refused(broken(1));
    refused(
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root -> {
                  var key = first(root, "EncryptedKey");
                  key.getParentNode().removeChild(key);
                }));
    refused(
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root ->
                    first(root, "EncryptionMethod")
                        .setAttribute("Algorithm", "urn:no-such-cipher")));
  }

  @Test
  void refusesCiphertextThatWouldHaveToBeFetched() {
    refused(
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root -> {
                  var data = first(root, "CipherData");
                  var reference =
                      root.getOwnerDocument().createElementNS(XENC, "xenc:CipherReference");
                  reference.setAttribute("URI", "http://127.0.0.1:9/");
                  data.replaceChild(reference, first(data, "CipherValue"));
                }));
  }

  @Test
  void refusesAnEncryptedAssertionBesideAPlainOne() {
    fixture.refuse(
        Reason.SEVERAL_ASSERTIONS,
        fixture
            .answer()
            .tampered(
                root ->
                    root.appendChild(
                        root.getOwnerDocument()
                            .createElementNS(SAML, "saml2:EncryptedAssertion"))));
  }

  @Test
  void refusesDeepNestingInsideWhatIsEncrypted() {
    refused(
        fixture
            .answer()
            .encrypted(good)
            .assertionTree(
                tree -> {
                  Element place = RefusedSignatureTest.first(tree, SAML, "AttributeStatement");
                  for (int i = 0; i < 250; i++) {
                    var deeper = tree.getOwnerDocument().createElementNS("urn:deep", "d");
                    deeper.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", "urn:deep");
                    place.appendChild(deeper);
                    place = deeper;
                  }
                }));
  }

  @Test
  void refusesAnAssertionInsideTheEncryptedOne() {
    refused(
        fixture
            .answer()
            .encrypted(good)
            .assertionTree(
                tree -> {
                  var inner = tree.getOwnerDocument().createElementNS(SAML, "saml2:Assertion");
                  RefusedSignatureTest.first(tree, SAML, "AttributeStatement").appendChild(inner);
                }));
  }

  @Test
  void refusesAChangedByteInsideWhatIsEncrypted() {
    fixture.refuse(
        Reason.WRONG_KEY, fixture.answer().signedBy(fixture.provider.impostor()).encrypted(good));
  }

  private TestResponse broken(int which) {
    return fixture
        .answer()
        .encrypted(good)
        .tampered(
            root -> {
              var value = (Element) root.getElementsByTagNameNS(XENC, "CipherValue").item(which);
              var text = value.getTextContent().strip();
              value.setTextContent((text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1));
            });
  }

  private void refused(TestResponse answer) {
    fixture.refuse(Reason.DECRYPTION, answer).isEmpty();
  }

  private static Element first(Element root, String name) {
    return RefusedSignatureTest.first(root, XENC, name);
  }
}
