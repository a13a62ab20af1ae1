package org.gatehouse.sso.response;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-55")
@DisplayName("A-55: refuses what is not one small, plain response")
class RefusedTransportTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Fixture fixture = new Fixture();

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=x",
        "text/xml",
        "application/json",
        "application/x-www-form-urlencoded-not",
        ""
      })
  void refusesOtherMediaTypes(@Nullable String contentType) {
    refusePost(contentType, null, Map.of("SAMLResponse", new String[] {"PHg+"}));
  }

  @Test
  void acceptsTheMediaTypeWithParametersAndInCapitals() throws SamlRefusal {
    var posted =
        PostedResponse.of(
            "Application/X-WWW-FORM-URLENCODED; charset=UTF-8",
            "lang=de",
            Map.of("SAMLResponse", new String[] {"PHgv\r\nPg=="}));

    assertThat(new String(posted.xml(), UTF_8)).isEqualTo("<x/>");
  }

  @Test
  void refusesAFormWithoutResponse() {
    refusePost(FORM, null, Map.of("SAMLRequest", new String[] {"PHg+"}));
  }

  @Test
  void refusesTwoResponsesInOneForm() {
    refusePost(FORM, null, Map.of("SAMLResponse", new String[] {"PHg+", "PHg+"}));
  }

  @Test
  void refusesAResponseInTheQuery() {
    refusePost(FORM, "SAMLResponse=PHg%2B", Map.of("SAMLResponse", new String[] {"PHg+"}));
    refusePost(FORM, "%53AML%52esponse=PHg%2B", Map.of("SAMLResponse", new String[] {"PHg+"}));
    refusePost(FORM, "a=%", Map.of("SAMLResponse", new String[] {"PHg+"}));
  }

  @Test
  void refusesMoreThanOneMegabyteBeforeParsingIt() {
    var comment = "<!--" + "x".repeat(1 << 20) + "-->";

    fixture.refuse(
        Reason.TOO_LARGE, fixture.answer().text(xml -> xml.replace("?>", "?>" + comment)));
  }

  @Test
  void refusesFarTooLongTextsBeforeDecodingThem() {
    fixture.refuse(Reason.TOO_LARGE, " ".repeat(4 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "PHg+!", "bm90IHhtbA==", "PHg+", "AAECAwQF"})
  void refusesWhatIsNotBase64OfXml(String value) {
    fixture.refuse(Reason.UNREADABLE, value);
  }

  @Test
  void refusesTheDeflatedFormOfTheRedirectBinding() {
    fixture.refuse(
        Reason.UNREADABLE, "fZBBa8MwDIX/itE9cZKmTWeSQqEMCttlK7vbiZsanMhE8tjPn5OuMHbYSejp6X2q");
  }

  @Test
  void refusesADocumentType() {
    fixture.refuse(Reason.DOCTYPE, withProlog("<!DOCTYPE r>"));
  }

  @Test
  void refusesAnExternalEntityWithoutReadingIt() {
    fixture.refuse(
        Reason.DOCTYPE, withProlog("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"));
  }

  @Test
  void refusesEntitiesThatMultiply() {
    fixture.refuse(
        Reason.DOCTYPE,
        withProlog("<!DOCTYPE r [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"));
  }

  @Test
  void refusesADocumentTypeInAnotherEncoding() {
    var xml =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE r [<!ENTITY x \"y\">]><r>&x;</r>";

    fixture.refuse(Reason.DOCTYPE, Base64.getEncoder().encodeToString(xml.getBytes(UTF_16)));
  }

  @Test
  void refusesDeepNesting() {
    var deep = "<a>".repeat(250) + "</a>".repeat(250);

    fixture.refuse(Reason.TOO_COMPLEX, inExtensions(deep));
  }

  @Test
  void refusesNestingThatWouldExhaustAStack() {
    fixture.refuse(
        Reason.TOO_COMPLEX, inExtensions("<a>".repeat(100_000) + "</a>".repeat(100_000)));
  }

  @Test
  void refusesMoreElementsThanAnyResponseHas() {
    fixture.refuse(Reason.TOO_COMPLEX, inExtensions("<a/>".repeat(20_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<LogoutResponse xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
        "<ArtifactResponse xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:1.0:protocol\"/>",
        "<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
        "<Response/>",
        "<html><body>Bad gateway</body></html>"
      })
  void refusesOtherDocuments(String xml) {
    fixture.refuse(Reason.NOT_A_RESPONSE, Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\" Version=\"x\""
            + " IssueInstant=\"never\"/>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"><Status/></Response>",
        "<Response"
            + " xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"><Status><StatusCode/></Status></Response>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"><Assertion"
            + " xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/></Response>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"><EncryptedAssertion"
            + " xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/></Response>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"><Signature"
            + " xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/></Response>"
      })
  void refusesHollowResponsesWithoutStumbling(String xml) {
    var encoded = Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                fixture.check().check(fixture.connection, Fixture.posted(encoded), Fixture.BROWSER))
        .isInstanceOf(SamlRefusal.class);
  }

  private String withProlog(String prolog) {
    var body = fixture.answer().xml().replaceFirst("<\\?xml[^>]*>", "");
    return Base64.getEncoder().encodeToString((prolog + body).getBytes(UTF_8));
  }

  private TestResponse inExtensions(String content) {
    return fixture
        .answer()
        .text(
            xml ->
                xml.replace(
                    "<saml2p:Status>",
                    "<saml2p:Extensions>" + content + "</saml2p:Extensions><saml2p:Status>"));
  }

  private static void refusePost(
      @Nullable String contentType, @Nullable String query, Map<String, String[]> form) {
    assertThatThrownBy(() -> PostedResponse.of(contentType, query, form))
        .isInstanceOfSatisfying(
            SamlRefusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TRANSPORT));
  }
}
