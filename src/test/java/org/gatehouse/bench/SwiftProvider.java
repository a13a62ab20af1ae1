package org.gatehouse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.gatehouse.sso.TestIdentityProvider;

/**
 * An identity provider that costs next to nothing, since it runs on the machine that is measured:
 * it writes responses in their canonical form at once, so that signing one takes a hash and a
 * signature and no XML.
 */
final class SwiftProvider {

  static final String ENTITY_ID = "https://idp.example/bench";
  static final String GROUP = "http://schemas.xmlsoap.org/claims/Group";
  static final List<String> GROUPS =
      IntStream.range(0, 10).mapToObj(i -> "Department " + i).toList();

  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
  private static final Pattern REQUEST = Pattern.compile("[?&]SAMLRequest=([^&]+)");
  private static final Pattern ID = Pattern.compile("[ \"]ID=\"([^\"]+)\"");
  private static final int LONGEST_REQUEST = 1 << 16;

  private final KeyPair keys = TestIdentityProvider.rsa(2_048);
  private final X509Certificate certificate =
      TestIdentityProvider.certificate(
          keys, "bench", Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(30)));

  /** Where a response goes. */
  record Service(String entityId, String acsUrl) {}

  String pem() {
    return TestIdentityProvider.pem(certificate);
  }

  String base64() throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }

  /** The ID of the request that a redirect to the provider holds. */
  static String requestId(String redirect) throws DataFormatException {
    Matcher request = REQUEST.matcher(redirect);
    if (!request.find()) {
      throw new IllegalStateException("No request in " + redirect);
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(Base64.getDecoder().decode(URLDecoder.decode(request.group(1), UTF_8)));
      byte[] xml = new byte[LONGEST_REQUEST];
      Matcher id = ID.matcher(new String(xml, 0, inflater.inflate(xml), UTF_8));
      if (!id.find()) {
        throw new IllegalStateException("No ID in the request of " + redirect);
      }
      return id.group(1);
    } finally {
      inflater.end();
    }
  }

  /** The form's SAMLResponse: that person with ten groups, signed as an assertion. */
  String response(Service service, String requestId, String email) throws GeneralSecurityException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String id = "_" + UUID.randomUUID();
    String head =
        "<saml2:Assertion xmlns:saml2=\"%s\" ID=\"%s\" IssueInstant=\"%s\" Version=\"2.0\"><saml2:Issuer>%s</saml2:Issuer>"
            .formatted(SAML, id, now, ENTITY_ID);
    String tail = subject(service, requestId, email, now) + statements(email, now);
    String info = info(id, digest(head + tail));
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?><saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol"\
         Destination="%s" ID="_%s" InResponseTo="%s" IssueInstant="%s" Version="2.0"><saml2:Issuer xmlns:saml2="%s">%s</saml2:Issuer>\
        <saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>\
        %s<ds:Signature xmlns:ds="%s">%s<ds:SignatureValue>%s</ds:SignatureValue><ds:KeyInfo><ds:X509Data>\
        <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>%s</saml2p:Response>\
        """
            .formatted(
                service.acsUrl(),
                UUID.randomUUID(),
                requestId,
                now,
                SAML,
                ENTITY_ID,
                head,
                DS,
                info,
                sign(info),
                base64(),
                tail);
    return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
  }

  private static String subject(Service service, String requestId, String email, Instant now) {
    return """
    <saml2:Subject><saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">%s</saml2:NameID>\
    <saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData\
     InResponseTo="%s" NotOnOrAfter="%s" Recipient="%s"></saml2:SubjectConfirmationData></saml2:SubjectConfirmation></saml2:Subject>\
    <saml2:Conditions NotBefore="%s" NotOnOrAfter="%s"><saml2:AudienceRestriction><saml2:Audience>%s</saml2:Audience>\
    </saml2:AudienceRestriction></saml2:Conditions>\
    """
        .formatted(
            email,
            requestId,
            now.plus(Duration.ofMinutes(5)),
            service.acsUrl(),
            now.minusSeconds(5),
            now.plus(Duration.ofMinutes(5)),
            service.entityId());
  }

  private static String statements(String email, Instant now) {
    return """
    <saml2:AuthnStatement AuthnInstant="%s" SessionIndex="_%s"><saml2:AuthnContext><saml2:AuthnContextClassRef>\
    urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>\
    <saml2:AttributeStatement>%s%s%s%s</saml2:AttributeStatement></saml2:Assertion>\
    """
        .formatted(
            now,
            UUID.randomUUID(),
            attribute(CLAIMS + "givenname", List.of("Bench")),
            attribute(CLAIMS + "surname", List.of("Person")),
            attribute(CLAIMS + "emailaddress", List.of(email)),
            attribute(GROUP, GROUPS));
  }

  private static String attribute(String name, List<String> values) {
    return values.stream()
        .map(value -> "<saml2:AttributeValue>" + value + "</saml2:AttributeValue>")
        .collect(
            Collectors.joining(
                "",
                "<saml2:Attribute Name=\"%s\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\">"
                    .formatted(name),
                "</saml2:Attribute>"));
  }

  private static String info(String id, String digest) {
    return """
    <ds:SignedInfo xmlns:ds="%1$s"><ds:CanonicalizationMethod Algorithm="%2$s"></ds:CanonicalizationMethod>\
    <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>\
    <ds:Reference URI="#%3$s"><ds:Transforms><ds:Transform Algorithm="%1$senveloped-signature"></ds:Transform>\
    <ds:Transform Algorithm="%2$s"></ds:Transform></ds:Transforms>\
    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>\
    <ds:DigestValue>%4$s</ds:DigestValue></ds:Reference></ds:SignedInfo>\
    """
        .formatted(DS, EXCLUSIVE, id, digest);
  }

  private static String digest(String text) throws GeneralSecurityException {
    return Base64.getEncoder()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  private String sign(String text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(text.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(signature.sign());
  }
}
