package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.sso.response.SamlNames.DS;
import static org.gatehouse.sso.response.Wrapping.first;
import static org.gatehouse.sso.response.Wrapping.make;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.apache.xml.security.encryption.XMLCipher;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Ciphertexts that ask questions: whatever is wrong with them has one answer. */
@Tag("A-56")
@DisplayName("A-56: refuses encryption that is a trick")
class EncryptionTricksTest {

  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

  private final Fixture fixture = new Fixture();
  private final TestEncryption good =
      TestEncryption.goodFor(fixture.connection.key().certificate());

  @AfterEach
  void nothingIsUsedUp() {
    assertThat(fixture.requests.isEmpty()).isFalse();
    assertThat(fixture.assertions.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {XMLCipher.AES_128, XMLCipher.AES_192, XMLCipher.AES_256})
  @DisplayName("block chaining unless the response around it is signed, and the signature holds")
  void blockChainingWithoutASignatureAround(String cipher) {
    refused(fixture.answer().encrypted(good.withCipher(cipher)));
    fixture.refuse(
        Reason.WRONG_KEY,
        fixture
            .answer()
            .signed(Signed.ASSERTION, Signed.RESPONSE)
            .signedBy(fixture.provider.impostor())
            .encrypted(good.withCipher(cipher)));
    fixture.refuse(
        Reason.ALTERED,
        fixture
            .answer()
            .signed(Signed.ASSERTION, Signed.RESPONSE)
            .encrypted(good.withCipher(cipher))
            .tampered(root -> turn(first(root, XENC, "CipherData"), 0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2001/04/xmlenc#tripledes-cbc",
        "http://www.w3.org/2007/05/xmldsig-more#camellia256",
        "http://www.w3.org/2001/04/xmlenc#kw-aes256",
        "http://www.w3.org/2009/xmlenc11#aes256-gcm ",
        "none",
        ""
      })
  void otherCiphers(String algorithm) {
    for (Signed[] signed : signatures()) {
      refused(
          fixture
              .answer()
              .signed(Signed.ASSERTION)
              .encrypted(good)
              .tampered(
                  root ->
                      first(root, XENC, "EncryptionMethod").setAttribute("Algorithm", algorithm)));
      assertThat(signed).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2001/04/xmlenc#rsa-1_5",
        "http://www.w3.org/2001/04/xmlenc#kw-aes256",
        "http://www.w3.org/2001/04/xmlenc#dh",
        ""
      })
  void otherWaysToCarryTheKey(String algorithm) {
    refused(
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root ->
                    first(first(root, XENC, "EncryptedKey"), XENC, "EncryptionMethod")
                        .setAttribute("Algorithm", algorithm)));
  }

  @Test
  @DisplayName("every change of every part has the same answer, and takes about the same time")
  void answersAlike() {
    var changes =
        List.<Consumer<Element>>of(
            root -> turn(cipherValue(root, 0), 5),
            root -> turn(cipherValue(root, 1), 0),
            root -> turn(cipherValue(root, 1), 40),
            root -> turnEnd(cipherValue(root, 1)),
            root -> cut(cipherValue(root, 0)),
            root -> cut(cipherValue(root, 1)),
            root -> cipherValue(root, 0).setTextContent(""),
            root -> cipherValue(root, 1).setTextContent(""),
            root -> cipherValue(root, 1).setTextContent("no base64"),
            root -> cipherValue(root, 1).setTextContent("AAAA"),
            root -> remove(first(root, XENC, "EncryptedKey")),
            root -> remove(first(root, XENC, "EncryptionMethod")),
            root -> remove(first(root, XENC, "CipherData")),
            root -> remove(first(root, XENC, "EncryptedData")),
            root -> first(root, XENC, "EncryptedData").setAttribute("Type", XENC + "Content"),
            root -> first(root, XENC, "EncryptedData").removeAttribute("Type"));
    for (Consumer<Element> change : changes.subList(0, changes.size() - 2)) {
      refused(fixture.answer().encrypted(good).tampered(change));
    }
    // What kind of ciphertext it says to be does not matter; the content is what is verified.
    for (Consumer<Element> change : changes.subList(changes.size() - 2, changes.size())) {
      assertThat(
              Verdict.of(
                  new Fixture(), new Fixture().answer().encrypted(good).tampered(change).encoded()))
          .isInstanceOfAny(SamlIdentity.class, SamlRefusal.class);
    }
    double badKey = millis(fixture.answer().encrypted(good).tampered(changes.get(0)).encoded());
    double badText = millis(fixture.answer().encrypted(good).tampered(changes.get(2)).encoded());
    double badTag = millis(fixture.answer().encrypted(good).tampered(changes.get(3)).encoded());
    assertThat(badText / badKey).as("%s to %s ms", badText, badKey).isBetween(0.33, 3.0);
    assertThat(badTag / badText).as("%s to %s ms", badTag, badText).isBetween(0.33, 3.0);
  }

  @Test
  void anythingElseThanOneAssertionInside() {
    for (String plain :
        List.of(
            "",
            "x",
            "<x/>",
            "<a",
            "</decrypted>",
            "</decrypted><decrypted>",
            "<!DOCTYPE x [<!ENTITY e \"x\">]><x>&e;</x>",
            "<?xml version=\"1.0\"?><x/>",
            "<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
            "<saml2:EncryptedAssertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
            "<saml2p:Response xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
            "<x/>".repeat(20_000),
            "<x>".repeat(300) + "</x>".repeat(300))) {
      assertThat(Verdict.of(fixture, fixture.answer().encrypted(good.of(plain)).encoded()))
          .as(plain.substring(0, Math.min(60, plain.length())))
          .isInstanceOf(SamlRefusal.class);
    }
  }

  @Test
  @DisplayName("an assertion that was signed by nobody, whatever the account demands of the rest")
  void encryptionIsNoSignature() {
    for (SignatureDemand demand : SignatureDemand.values()) {
      fixture.rules(SamlRules.standard().withSignatures(demand));
      fixture.refuse(Reason.UNSIGNED, fixture.answer().signed().encrypted(good));
    }
  }

  @Test
  @DisplayName("a signed response around a ciphertext that was put in afterwards")
  void aCiphertextPutIntoASignedResponse() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.RESPONSE));
    var forged = fixture.answer().nameId(SamlNames.BOSS).signed().encrypted(good).xml();
    var data =
        forged.replaceFirst(
            "(?s).*(<saml2:EncryptedAssertion.*</saml2:EncryptedAssertion>).*", "$1");

    fixture.refuse(
        Reason.ALTERED,
        fixture
            .answer()
            .signed(Signed.RESPONSE)
            .encrypted(good)
            .text(
                xml ->
                    xml.replaceFirst(
                        "(?s)<saml2:EncryptedAssertion.*</saml2:EncryptedAssertion>", data)));
  }

  @Test
  @DisplayName("keys that would have to be looked for elsewhere")
  void keysElsewhere() {
    for (String uri : List.of("http://127.0.0.1:9/key", "#nowhere", "", "file:///etc/hostname")) {
      refused(
          fixture
              .answer()
              .encrypted(good)
              .tampered(
                  root -> {
                    var info = first(root, DS, "KeyInfo");
                    remove(first(root, XENC, "EncryptedKey"));
                    var method = make(root, DS, "ds:RetrievalMethod");
                    method.setAttribute("URI", uri);
                    method.setAttribute("Type", XENC + "EncryptedKey");
                    info.appendChild(method);
                  }));
    }
  }

  @Test
  @DisplayName("a wrapped ciphertext beside another one")
  void twoCiphertexts() {
    fixture.refuse(
        Reason.SEVERAL_ASSERTIONS,
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root ->
                    root.appendChild(
                        first(root, SamlNames.SAML, "EncryptedAssertion").cloneNode(true))));
    fixture.refuse(
        Reason.SEVERAL_ASSERTIONS,
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root -> {
                  var extensions = make(root, SamlNames.PROTOCOL, "saml2p:Extensions");
                  extensions.appendChild(
                      first(root, SamlNames.SAML, "EncryptedAssertion").cloneNode(true));
                  root.insertBefore(extensions, first(root, SamlNames.PROTOCOL, "Status"));
                }));
  }

  private double millis(String encoded) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < 40; i++) {
      long begin = System.nanoTime();
      Verdict.of(fixture, encoded);
      times.add(System.nanoTime() - begin);
    }
    return times.stream().sorted().toList().get(times.size() / 2) / 1e6;
  }

  private void refused(TestResponse answer) {
    fixture.refuse(Reason.DECRYPTION, answer).isEmpty();
  }

  private static List<Signed[]> signatures() {
    return List.of(new Signed[] {Signed.ASSERTION}, Signed.values());
  }

  private static Element cipherValue(Element root, int number) {
    return (Element) root.getElementsByTagNameNS(XENC, "CipherValue").item(number);
  }

  private static void turn(Element holder, int place) {
    var value =
        holder.getLocalName().equals("CipherValue") ? holder : first(holder, XENC, "CipherValue");
    byte[] bytes = Base64.getMimeDecoder().decode(value.getTextContent());
    bytes[place] ^= 1;
    value.setTextContent(Base64.getEncoder().encodeToString(bytes));
  }

  private static void turnEnd(Element value) {
    turn(value, Base64.getMimeDecoder().decode(value.getTextContent()).length - 1);
  }

  private static void cut(Element value) {
    byte[] bytes = Base64.getMimeDecoder().decode(value.getTextContent());
    value.setTextContent(
        Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, bytes.length - 20)));
  }

  private static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }
}
