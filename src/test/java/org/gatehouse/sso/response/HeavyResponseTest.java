package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.sso.response.SamlNames.DS;
import static org.gatehouse.sso.response.Wrapping.first;
import static org.gatehouse.sso.response.Wrapping.make;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * What fits into a megabyte and would keep a processor busy for long; strangers may send it, so it
 * is answered at once.
 */
@Tag("A-55")
@DisplayName("A-55: answers at once")
class HeavyResponseTest {

  /** Long for one response, and short beside the minutes that such ones can take. */
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  /** What this thread takes of it; what else the machine has to do does not count. */
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private final Fixture fixture = new Fixture();

  @Test
  @DisplayName("a list of prefixes that is asked for at each of many elements")
  void prefixesTimesElements() {
    String prefixes =
        IntStream.range(0, 80_000).mapToObj(Integer::toHexString).collect(Collectors.joining(" a"));

    atOnce(
        inExtensions("<a/>".repeat(9_000))
            .tampered(root -> prefixes(transform(root, 1), prefixes)));
    atOnce(
        inExtensions("<a/>".repeat(9_000))
            .tampered(root -> prefixes(first(root, DS, "CanonicalizationMethod"), prefixes)));
    atOnce(
        fixture
            .answer()
            .tampered(
                root -> {
                  prefixes(transform(root, 1), prefixes);
                  for (int i = 0; i < 9_000; i++) {
                    first(root, SamlNames.SAML, "AttributeStatement")
                        .appendChild(make(root, SamlNames.SAML, "saml2:Attribute"));
                  }
                }));
  }

  @Test
  @DisplayName("thousands of declared prefixes above thousands of elements that declare more")
  void prefixesAbovePrefixes() {
    String many =
        IntStream.range(0, 9_000)
            .mapToObj(i -> " xmlns:a" + i + "=\"u\"")
            .collect(Collectors.joining());

    atOnce(
        fixture
            .answer()
            .claim("name", "value")
            .text(
                xml ->
                    xml.replaceFirst(
                            "<saml2:AttributeStatement", "<saml2:AttributeStatement" + many)
                        .replace(
                            "</saml2:AttributeStatement>",
                            "<saml2:Attribute xmlns:b=\"u\"/>".repeat(9_000)
                                + "</saml2:AttributeStatement>")));
  }

  @Test
  @DisplayName("no more prefixes in force at one place than anybody needs")
  void prefixesInForce() throws SamlRefusal {
    String below = "<a xmlns:p=\"u\" xmlns:q=\"u\"/>".repeat(2_000);

    assertThat(SafeXml.parse(declaring(198, below)).getDocumentElement().getChildNodes())
        .satisfies(children -> assertThat(children.getLength()).isEqualTo(2_000));
    assertThatThrownBy(() -> SafeXml.parse(declaring(199, below)))
        .isInstanceOfSatisfying(
            SamlRefusal.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(SamlRefusal.Reason.TOO_COMPLEX));
  }

  private static byte[] declaring(int prefixes, String below) {
    return IntStream.range(0, prefixes)
        .mapToObj(i -> " xmlns:a" + i + "=\"u\"")
        .collect(Collectors.joining("", "<root", ">" + below + "</root>"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("thousands of attributes, values and elements of a signature")
  void manyOfEverything() {
    String attributes =
        IntStream.range(0, 9_900).mapToObj(i -> " a" + i + "=\"u\"").collect(Collectors.joining());

    atOnce(
        fixture
            .answer()
            .text(xml -> xml.replaceFirst("<saml2:Subject", "<saml2:Subject" + attributes)));
    atOnce(
        fixture
            .answer()
            .claim("name", "value")
            .text(
                xml ->
                    xml.replaceFirst(
                        "<saml2:AttributeStatement>",
                        "<saml2:AttributeStatement><saml2:Attribute"
                            + " Name=\"http://schemas.xmlsoap.org/claims/Group\">"
                            + "<saml2:AttributeValue>x</saml2:AttributeValue>".repeat(9_000)
                            + "</saml2:Attribute>")));
    atOnce(
        fixture
            .answer()
            .tampered(
                root -> {
                  for (int i = 0; i < 9_000; i++) {
                    first(root, DS, "SignedInfo")
                        .appendChild(first(root, DS, "Reference").cloneNode(false));
                  }
                }));
    atOnce(
        fixture
            .answer()
            .tampered(
                root -> {
                  for (int i = 0; i < 9_000; i++) {
                    root.appendChild(make(root, DS, "ds:Signature"));
                  }
                }));
  }

  @Test
  @DisplayName("values and keys of half a megabyte")
  void longTexts() {
    var good = TestEncryption.goodFor(fixture.connection.key().certificate());
    String text = "QUJD".repeat(130_000);

    for (String name : new String[] {"SignatureValue", "DigestValue", "X509Certificate"}) {
      atOnce(fixture.answer().tampered(root -> first(root, DS, name).setTextContent(text)));
    }
    atOnce(
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root ->
                    first(root, "http://www.w3.org/2001/04/xmlenc#", "CipherValue")
                        .setTextContent(text)));
    atOnce(fixture.answer().nameId("a".repeat(500_000) + "@contoso.example"));
    atOnce(fixture.answer().claim("http://schemas.xmlsoap.org/claims/Group", text));
  }

  @Test
  @DisplayName("keys by the hundred around one ciphertext")
  void manyKeys() {
    var good = TestEncryption.goodFor(fixture.connection.key().certificate());

    atOnce(
        fixture
            .answer()
            .encrypted(good)
            .tampered(
                root -> {
                  var key = first(root, "http://www.w3.org/2001/04/xmlenc#", "EncryptedKey");
                  for (int i = 0; i < 500; i++) {
                    key.getParentNode().appendChild(key.cloneNode(true));
                  }
                }));
  }

  @Test
  @DisplayName("thousands of values and other elements within attributes within each other")
  void nestedAttributes() {
    String text = "a".repeat(4_500);

    atOnce(nested(190, "<saml2:AttributeValue/>".repeat(4_800) + "<x/>".repeat(4_800)));
    atOnce(nested(190, "<saml2:AttributeValue/>".repeat(9_000)));
    atOnce(
        nested(
            95,
            "<saml2:AttributeValue>".repeat(95)
                + (text + "<x/>").repeat(195)
                + "</saml2:AttributeValue>".repeat(95)));
  }

  /** With the report of what was found, which is made of a refused response as well. */
  private void atOnce(TestResponse answer) {
    String encoded = answer.encoded();
    long begin = PROCESSOR.getCurrentThreadCpuTime();

    var findings = new Findings();
    Verdict.of(fixture, encoded, findings);
    findings.report(fixture.connection, Instant.EPOCH, Optional.empty());

    assertThat(Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - begin)).isLessThan(AT_ONCE);
  }

  private TestResponse nested(int depth, String content) {
    return fixture
        .answer()
        .claim("name", "value")
        .text(
            xml ->
                xml.replace(
                    "</saml2:AttributeStatement>",
                    "<saml2:Attribute Name=\"a\">".repeat(depth)
                        + content
                        + "</saml2:Attribute>".repeat(depth)
                        + "</saml2:AttributeStatement>"));
  }

  private TestResponse inExtensions(String content) {
    return fixture
        .answer()
        .signed(TestResponse.Signed.RESPONSE)
        .text(
            xml ->
                xml.replace(
                    "<saml2p:Status>",
                    "<saml2p:Extensions>" + content + "</saml2p:Extensions><saml2p:Status>"));
  }

  private static Element transform(Element root, int number) {
    return (Element) root.getElementsByTagNameNS(DS, "Transform").item(number);
  }

  private static void prefixes(Element place, String list) {
    var prefixes = place.getOwnerDocument().createElementNS(EXCLUSIVE, "ec:InclusiveNamespaces");
    prefixes.setAttributeNS(SamlNames.XMLNS, "xmlns:ec", EXCLUSIVE);
    prefixes.setAttribute("PrefixList", list);
    place.appendChild(prefixes);
  }
}
