package org.gatehouse.sso.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.sso.response.SamlNames.DS;
import static org.gatehouse.sso.response.Wrapping.first;
import static org.gatehouse.sso.response.Wrapping.make;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.TestSigning;
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

/** Signatures that cover less than they seem to, or are made with what everybody knows. */
@Tag("A-56")
@DisplayName("A-56: refuses signatures that are tricks")
class SignatureTricksTest {

  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private final Fixture fixture = new Fixture();

  @AfterEach
  void nothingIsUsedUp() {
    assertThat(fixture.requests.isEmpty()).isFalse();
    assertThat(fixture.assertions.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-ripemd160",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha224",
        "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
        "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
        "http://www.w3.org/2009/xmldsig11#dsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256 ",
        "HTTP://WWW.W3.ORG/2001/04/xmldsig-more#rsa-sha256",
        "none",
        ""
      })
  void madeByAnotherMethod(String method) {
    refuseForm(root -> first(root, DS, "SignatureMethod").setAttribute("Algorithm", method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2000/09/xmldsig#sha1",
        "http://www.w3.org/2001/04/xmldsig-more#md5",
        "http://www.w3.org/2001/04/xmldsig-more#sha224",
        "http://www.w3.org/2001/04/xmlenc#ripemd160",
        ""
      })
  void overAnotherDigest(String method) {
    refuseForm(root -> first(root, DS, "DigestMethod").setAttribute("Algorithm", method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
        "http://www.w3.org/2006/12/xml-c14n11",
        "http://www.w3.org/2006/12/xml-c14n11#WithComments",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "http://santuario.apache.org/c14n/physical",
        ""
      })
  void inAnotherCanonicalForm(String method) {
    refuseForm(root -> first(root, DS, "CanonicalizationMethod").setAttribute("Algorithm", method));
    refuseForm(root -> transform(root, 1).setAttribute("Algorithm", method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/2002/07/decrypt#XML",
        "http://www.w3.org/TR/2001/WD-xptr-20010108",
        EXCLUSIVE
      })
  void throughAnotherTransform(String transform) {
    refuseForm(root -> transform(root, 0).setAttribute("Algorithm", transform));
  }

  @Test
  void throughTheSameTransformTwiceOrMoreThanTwo() {
    refuse(
        Reason.ALGORITHM,
        root ->
            transform(root, 1)
                .setAttribute("Algorithm", transform(root, 0).getAttribute("Algorithm")));
    refuse(
        Reason.SIGNATURE_FORM,
        root -> first(root, DS, "Transforms").appendChild(transform(root, 0).cloneNode(true)));
    refuse(
        Reason.SIGNATURE_FORM,
        root -> {
          var transforms = first(root, DS, "Transforms");
          transforms.getParentNode().removeChild(transforms);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#xpointer(/)",
        "#xpointer(id('x'))",
        "#_another",
        "http://127.0.0.1:9/assertion",
        "file:///etc/hostname",
        "data:text/xml,x"
      })
  void ofSomethingElse(String uri) {
    refuse(Reason.SIGNATURE_FORM, root -> first(root, DS, "Reference").setAttribute("URI", uri));
  }

  @Test
  void ofNothingNamedOrOfTheResponseAround() {
    refuse(Reason.SIGNATURE_FORM, root -> first(root, DS, "Reference").removeAttribute("URI"));
    refuse(
        Reason.SIGNATURE_FORM,
        root -> first(root, DS, "Reference").setAttribute("URI", "#" + root.getAttribute("ID")));
  }

  @Test
  void ofAnAssertionWithoutId() {
    refuse(Reason.SIGNATURE_FORM, root -> Wrapping.assertion(root).removeAttribute("ID"));
  }

  @Test
  @DisplayName("with a second reference, to itself, to the response or inside a manifest")
  void ofSeveralThings() {
    refuseForm(
        root -> {
          var second = (Element) first(root, DS, "Reference").cloneNode(true);
          second.setAttribute("URI", "#" + root.getAttribute("ID"));
          first(root, DS, "SignedInfo").appendChild(second);
        });
    refuseForm(
        root -> {
          var manifest = make(root, DS, "ds:Manifest");
          manifest.appendChild(first(root, DS, "Reference").cloneNode(true));
          var object = make(root, DS, "ds:Object");
          object.appendChild(manifest);
          first(root, DS, "Signature").appendChild(object);
        });
    refuseForm(
        root -> {
          var reference = first(root, DS, "Reference");
          reference.getParentNode().removeChild(reference);
        });
  }

  @Test
  @DisplayName("made with the provider's public key or certificate as a shared secret")
  void madeWithAPublicSecret() throws Exception {
    for (byte[] known :
        List.of(
            fixture.provider.certificate().getPublicKey().getEncoded(),
            fixture.provider.certificate().getEncoded(),
            fixture.provider.pem().getBytes(UTF_8))) {
      refuse(
          Reason.ALGORITHM,
          root -> {
            first(root, DS, "SignatureMethod")
                .setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");
            first(root, DS, "SignatureValue").setTextContent(hmac(known, root));
          });
    }
  }

  @Test
  @DisplayName("by a stranger who brings his certificate, his key or a way to fetch them")
  void madeByAStranger() {
    var stranger = fixture.provider.impostor();
    var keyInfos =
        List.<Consumer<Element>>of(
            root -> {},
            root -> keyInfo(root, "ds:KeyName", stranger.entityId()),
            root -> keyInfo(root, "ds:RetrievalMethod", ""),
            root -> keyInfo(root, "ds:MgmtData", "x"),
            root -> {
              var both = first(root, DS, "X509Data");
              var stored = make(root, DS, "ds:X509Certificate");
              stored.setTextContent(base64(fixture.provider));
              both.insertBefore(stored, both.getFirstChild());
            },
            root -> first(root, DS, "X509Certificate").setTextContent(base64(fixture.provider)),
            root -> {
              var info = first(root, DS, "KeyInfo");
              info.getParentNode().removeChild(info);
            });
    for (Consumer<Element> change : keyInfos) {
      fixture.refuse(Reason.WRONG_KEY, fixture.answer().signedBy(stranger).tampered(change));
    }
  }

  @Test
  @DisplayName("the key in a good response does not matter, so that a wrong one harms nobody")
  void ignoresTheKeyInside() {
    var check = new Fixture();

    assertThat(
            check.accept(
                check
                    .answer()
                    .tampered(
                        root ->
                            first(root, DS, "X509Certificate")
                                .setTextContent(base64(check.provider.impostor())))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "====",
        "AAAA",
        "AQ==",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
        "not base64 at all",
        "\u0130\u0131"
      })
  @DisplayName("with a value that is none, for keys of both kinds")
  void withoutAValue(String value) {
    var curve = new Fixture(TestIdentityProvider.withCurve("https://idp.example/curve"));
    for (Fixture each : List.of(fixture, curve)) {
      assertThat(
              Verdict.of(
                  each,
                  each.answer()
                      .tampered(root -> first(root, DS, "SignatureValue").setTextContent(value))
                      .encoded()))
          .isInstanceOf(SamlRefusal.class);
    }
  }

  @Test
  @DisplayName("with zeros where a curve's two numbers stand")
  void withZeros() {
    var curve = new Fixture(TestIdentityProvider.withCurve("https://idp.example/curve"));
    var zeros = Base64.getEncoder().encodeToString(new byte[64]);
    var answer =
        curve.answer().tampered(root -> first(root, DS, "SignatureValue").setTextContent(zeros));

    assertThat(Verdict.of(curve, answer.encoded())).isInstanceOf(SamlRefusal.class);
  }

  @Test
  @DisplayName("shortened to nothing by a length for hashes")
  void ofALength() {
    refuseForm(
        root -> {
          var method = first(root, DS, "SignatureMethod");
          method.setAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#hmac-sha1");
          var length = make(root, DS, "ds:HMACOutputLength");
          length.setTextContent("0");
          method.appendChild(length);
        });
  }

  @Test
  @DisplayName("a digest that is empty, cut or of something else")
  void withAnotherDigest() {
    for (String digest : List.of("", "AAAA", Base64.getEncoder().encodeToString(new byte[32]))) {
      assertThat(
              Verdict.of(
                  fixture,
                  fixture
                      .answer()
                      .tampered(root -> first(root, DS, "DigestValue").setTextContent(digest))
                      .encoded()))
          .isInstanceOf(SamlRefusal.class);
    }
  }

  @Test
  @DisplayName("of the same provider over another response, put into this one")
  void ofAnotherResponse() {
    var other = fixture.answer().nameId("eve@contoso.example");
    var taken = other.xml().replaceFirst("(?s).*?(<ds:Signature .*?</ds:Signature>).*", "$1");

    fixture.refuse(
        Reason.SIGNATURE_FORM,
        fixture
            .answer()
            .text(xml -> xml.replaceFirst("(?s)<ds:Signature .*?</ds:Signature>", taken)));
    fixture.refuse(
        Reason.ALTERED,
        fixture
            .answer()
            .assertion(a -> a.setID(other.assertionId()))
            .text(xml -> xml.replaceFirst("(?s)<ds:Signature .*?</ds:Signature>", taken)));
  }

  @Test
  @DisplayName("a processing instruction inside a name, which hides a part of it from some readers")
  void withAnInstructionInsideTheName() {
    fixture.refuse(
        Reason.ALTERED,
        fixture
            .answer()
            .nameId("boss@contoso.example.evil.example")
            .text(
                xml ->
                    xml.replace("boss@contoso.example.evil", "boss@contoso.example<?x y?>.evil")));
  }

  @Test
  @DisplayName("a comment inside a name or a claim is no way to cut it")
  void aCommentCutsNothing() {
    var check = new Fixture();
    var group = "http://schemas.xmlsoap.org/claims/Group";

    var identity =
        check.accept(
            check
                .answer()
                .nameId("boss@contoso.example.evil.example")
                .claim(group, "Adminis<!---->trators", "Users")
                .text(
                    xml ->
                        xml.replace("boss@contoso.example.evil", "boss@contoso.example<!---->.evil")
                            .replace(">Users<", ">Us<!-- x -->ers<")));

    assertThat(identity.nameId()).isEqualTo("boss@contoso.example.evil.example");
    assertThat(identity.groups()).contains(List.of("Adminis<!---->trators", "Users"));
  }

  @Test
  @DisplayName("a signature that was taken out of either part, under every demand that wants it")
  void takenOut() {
    for (SignatureDemand demand : SignatureDemand.values()) {
      fixture.rules(SamlRules.standard().withSignatures(demand));
      refuseAny(fixture.answer().signed());
      refuseAny(
          fixture
              .answer()
              .signed(Signed.ASSERTION, Signed.RESPONSE)
              .tampered(
                  root -> {
                    remove(Wrapping.signature(root));
                    remove(Wrapping.signature(Wrapping.assertion(root)));
                  }));
      // Without the assertion's, that of the response no longer covers what is there.
      refuseAny(
          fixture
              .answer()
              .signed(Signed.ASSERTION, Signed.RESPONSE)
              .tampered(root -> remove(Wrapping.signature(Wrapping.assertion(root)))));
    }
  }

  @Test
  @DisplayName(
      "a second list of prefixes, or one without end, is refused before anything is computed")
  void withPrefixesWithoutEnd() {
    refuse(
        Reason.SIGNATURE_FORM,
        root -> {
          var prefixes = make(root, EXCLUSIVE, "ec:InclusiveNamespaces");
          prefixes.setAttributeNS(SamlNames.XMLNS, "xmlns:ec", EXCLUSIVE);
          prefixes.setAttribute("PrefixList", "abc ".repeat(1_000));
          transform(root, 1).appendChild(prefixes);
        });
  }

  private void refuse(Reason reason, Consumer<Element> change) {
    fixture.refuse(reason, fixture.answer().tampered(change));
  }

  /** The library may not even know the name; then it can not be read. */
  private void refuseForm(Consumer<Element> change) {
    var verdict = Verdict.of(fixture, fixture.answer().tampered(change).encoded());
    assertThat(verdict).isInstanceOf(SamlRefusal.class);
    assertThat(((SamlRefusal) verdict).reason())
        .isIn(Reason.ALGORITHM, Reason.SIGNATURE_FORM, Reason.UNREADABLE);
  }

  private void refuseAny(TestResponse answer) {
    assertThat(Verdict.of(fixture, answer.encoded())).isInstanceOf(SamlRefusal.class);
  }

  private static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  private static Element transform(Element root, int number) {
    return (Element) root.getElementsByTagNameNS(DS, "Transform").item(number);
  }

  private static void keyInfo(Element root, String name, String text) {
    var info = first(root, DS, "KeyInfo");
    while (info.getFirstChild() != null) {
      info.removeChild(info.getFirstChild());
    }
    var only = make(root, DS, name);
    only.setTextContent(text);
    if (name.endsWith("RetrievalMethod")) {
      only.setAttribute("URI", "http://127.0.0.1:9/certificate");
      only.setAttribute("Type", "http://www.w3.org/2000/09/xmldsig#rawX509Certificate");
    }
    info.appendChild(only);
  }

  private static String base64(TestIdentityProvider provider) {
    return provider.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
  }

  /** Over something at least; what it is over does not matter, since nobody may ask. */
  private static String hmac(byte[] key, Element root) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(root.getTextContent().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("of a kind that does not fit the stored key")
  void ofAnotherKindOfKey() {
    var curve = TestIdentityProvider.withCurve(fixture.provider.entityId());

    fixture.refuse(
        Reason.WRONG_KEY,
        fixture
            .answer()
            .signing(TestSigning.by(curve))
            .tampered(
                root ->
                    first(root, DS, "SignatureMethod")
                        .setAttribute(
                            "Algorithm", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")));
  }
}
