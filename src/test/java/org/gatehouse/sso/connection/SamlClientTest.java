package org.gatehouse.sso.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gatehouse.sso.TestIdentityProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SamlClientTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/client");
  private static final ServiceProviderKey KEY = ServiceProviderKey.generate("contoso", NOW);

  @Test
  @Tag("A-50")
  @DisplayName("A-50: a sign-in begins with a redirect to the identity provider")
  void asksByRedirect() throws Exception {
    var request = client(SamlRules.standard(), "https://idp.example/sso?tenant=7").begin();

    assertThat(request.redirectUrl()).startsWith("https://idp.example/sso?tenant=7&SAMLRequest=");
    var xml = requestIn(request.redirectUrl());
    assertThat(xml.getLocalName()).isEqualTo("AuthnRequest");
    assertThat(xml.getAttribute("ID")).isEqualTo(request.id()).matches("_[0-9a-f]{40}");
    assertThat(xml.getAttribute("Version")).isEqualTo("2.0");
    assertThat(Instant.parse(xml.getAttribute("IssueInstant"))).isEqualTo(NOW);
    assertThat(xml.getAttribute("Destination")).isEqualTo("https://idp.example/sso?tenant=7");
    assertThat(xml.getAttribute("AssertionConsumerServiceURL"))
        .isEqualTo("https://gate.example/login/saml/contoso/acs/x");
    assertThat(xml.getAttribute("ProtocolBinding"))
        .isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
    assertThat(xml.getElementsByTagNameNS("*", "Issuer").item(0).getTextContent())
        .isEqualTo("https://gate.example/login/saml/contoso/");
    assertThat(
            ((Element) xml.getElementsByTagNameNS(SAMLP, "NameIDPolicy").item(0))
                .getAttribute("Format"))
        .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
  }

  @Test
  @DisplayName("requests are signed with RSA and SHA-256, over exactly what stands in the URL")
  void signsRequests() throws Exception {
    var url = client(SamlRules.standard(), "https://idp.example/sso").begin().redirectUrl();

    var query = URI.create(url).getRawQuery();
    assertThat(parameters(query).get("SigAlg"))
        .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(KEY.certificate());
    verifier.update(query.substring(0, query.indexOf("&Signature=")).getBytes(UTF_8));
    assertThat(verifier.verify(Base64.getDecoder().decode(parameters(query).get("Signature"))))
        .isTrue();
  }

  @Test
  void leavesRequestsUnsignedWhereTheAccountSaysSo() throws Exception {
    var url =
        client(SamlRules.standard().withSignRequests(false), "https://idp.example/sso")
            .begin()
            .redirectUrl();

    assertThat(parameters(URI.create(url).getRawQuery())).containsOnlyKeys("SAMLRequest");
  }

  @Test
  @DisplayName("asks for a fresh sign-in and for ways of it where the account wants them")
  void asksForAWayOfSigningIn() throws Exception {
    var asking =
        new SamlRules.Asking(
            true, List.of("urn:example:smartcard", "urn:example:token"), Comparison.MINIMUM);
    var plain =
        requestIn(client(SamlRules.standard(), "https://idp.example/sso").begin().redirectUrl());
    var xml =
        requestIn(
            client(SamlRules.standard().withAsking(asking), "https://idp.example/sso")
                .begin()
                .redirectUrl());

    assertThat(plain.hasAttribute("ForceAuthn")).isFalse();
    assertThat(plain.getElementsByTagNameNS(SAMLP, "RequestedAuthnContext").getLength()).isZero();
    assertThat(xml.getAttribute("ForceAuthn")).isEqualTo("true");
    var wanted = (Element) xml.getElementsByTagNameNS(SAMLP, "RequestedAuthnContext").item(0);
    assertThat(wanted.getAttribute("Comparison")).isEqualTo("minimum");
    assertThat(wanted.getTextContent()).isEqualTo("urn:example:smartcardurn:example:token");
  }

  @Test
  void neverAsksTwiceWithTheSameId() {
    var client = client(SamlRules.standard(), "https://idp.example/sso");

    assertThat(client.begin().id()).isNotEqualTo(client.begin().id());
  }

  @Test
  @DisplayName("our metadata names what we accept and nothing that we do not")
  void describesUs() throws Exception {
    var metadata = parse(client(SamlRules.standard(), "https://idp.example/sso").metadata());

    assertThat(metadata.getAttribute("entityID"))
        .isEqualTo("https://gate.example/login/saml/contoso/");
    assertThat(metadata.hasAttribute("validUntil")).isFalse();
    var role = (Element) metadata.getElementsByTagNameNS("*", "SPSSODescriptor").item(0);
    assertThat(role.getAttribute("AuthnRequestsSigned")).isEqualTo("true");
    assertThat(role.getAttribute("WantAssertionsSigned")).isEqualTo("true");
    var consumer = (Element) role.getElementsByTagNameNS("*", "AssertionConsumerService").item(0);
    assertThat(consumer.getAttribute("Location"))
        .isEqualTo("https://gate.example/login/saml/contoso/acs/x");
    var keys = role.getElementsByTagNameNS("*", "KeyDescriptor");
    assertThat(((Element) keys.item(0)).getAttribute("use")).isEqualTo("signing");
    assertThat(((Element) keys.item(1)).getAttribute("use")).isEqualTo("encryption");
    assertThat(role.getElementsByTagNameNS("*", "SingleLogoutService").getLength()).isZero();
    assertThat(role.getElementsByTagNameNS("*", "NameIDFormat").item(0).getTextContent())
        .endsWith(":emailAddress");
    assertThat(
            role.getElementsByTagNameNS("*", "X509Certificate")
                .item(0)
                .getTextContent()
                .replaceAll("\\s", ""))
        .isEqualTo(Base64.getEncoder().encodeToString(KEY.certificateBytes()));
  }

  @Test
  void keepsTheKeyOutOfTexts() {
    assertThat(connection(SamlRules.standard(), "https://idp.example/sso", 1, 1).toString())
        .contains("ServiceProviderKey[")
        .doesNotContain("private exponent", "RSA private");
  }

  @Test
  void storesAndReadsBackTheKeyPair() {
    var back = ServiceProviderKey.of(KEY.privateKeyBytes(), KEY.certificateBytes());

    assertThat(back.privateKey()).isEqualTo(KEY.privateKey());
    assertThat(back.certificate()).isEqualTo(KEY.certificate());
    assertThat(
            ((java.security.interfaces.RSAPublicKey) back.certificate().getPublicKey())
                .getModulus()
                .bitLength())
        .isEqualTo(3072);
  }

  static SamlConnection connection(SamlRules rules, String ssoUrl, long account, long version) {
    return new SamlConnection(
        account,
        version,
        PROVIDER.entityId(),
        List.of(PROVIDER.certificate()),
        ssoUrl,
        "https://gate.example/login/saml/contoso/",
        "https://gate.example/login/saml/contoso/acs/x",
        KEY,
        rules);
  }

  private static SamlClient client(SamlRules rules, String ssoUrl) {
    return new SamlClient(connection(rules, ssoUrl, 1, 1), CLOCK);
  }

  private static Element requestIn(String url) throws Exception {
    var value = parameters(URI.create(url).getRawQuery()).get("SAMLRequest");
    try (var inflated =
        new InflaterInputStream(
            new ByteArrayInputStream(Base64.getDecoder().decode(value)), new Inflater(true))) {
      return parse(new String(inflated.readAllBytes(), UTF_8));
    }
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
        .getDocumentElement();
  }
}
