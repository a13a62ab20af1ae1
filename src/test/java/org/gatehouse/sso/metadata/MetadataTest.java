package org.gatehouse.sso.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.metadata.MetadataRefusal.Reason;
import org.gatehouse.sso.metadata.ProviderMetadata.Remark;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A-45, A-46, A-52: what identity providers publish about themselves is read")
class MetadataTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String SIGN_ON = "<SingleSignOnService";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "okta, http://www.okta.com/exk1fcia6d6EMsf331d8,"
        + " https://meridian.okta.example/app/gatehouse/exk1fcia6d6EMsf331d8/sso/saml/redirect, ,"
        + " NO_LOGOUT",
    "adfs, http://sts.meridian.example/adfs/services/trust,"
        + " https://sts.meridian.example/adfs/ls/, https://sts.meridian.example/adfs/ls/, ''",
    "google, https://accounts.google.example/o/saml2?idpid=C01a2b3c4,"
        + " https://accounts.google.example/o/saml2/idp?idpid=C01a2b3c4, , NO_LOGOUT",
    "ping, https://auth.pingone.example/6f2d3a1c-0b1d-4f0a-8a39-9d3b1f9a7c55,"
        + " https://auth.pingone.example/6f2d3a1c-0b1d-4f0a-8a39-9d3b1f9a7c55/saml20/idp/sso,"
        + " https://auth.pingone.example/6f2d3a1c-0b1d-4f0a-8a39-9d3b1f9a7c55/saml20/idp/slo,"
        + " NO_EMAIL_FORMAT",
    "onelogin, https://app.onelogin.example/saml/metadata/1d9e1a2c-7a0d-4c08-9d2a-0c35b1b0a7a1,"
        + " https://meridian.onelogin.example/trust/saml2/http-redirect/sso/1d9e1a2c,"
        + " https://meridian.onelogin.example/trust/saml2/http-redirect/slo/2837465, ''",
    "jumpcloud, gatehouse-meridian, https://sso.jumpcloud.example/saml2/gatehouse, , NO_LOGOUT",
    "keycloak, https://keycloak.example/realms/contoso,"
        + " https://keycloak.example/realms/contoso/protocol/saml,"
        + " https://keycloak.example/realms/contoso/protocol/saml, ''",
    "auth0, urn:meridian.eu.auth0.example, https://meridian.eu.auth0.example/samlp/4Zc8Xn,"
        + " https://meridian.eu.auth0.example/samlp/4Zc8Xn/logout, ''"
  })
  void readsEachProvidersOwn(
      String name, String entityId, String ssoUrl, String logoutUrl, String remark)
      throws MetadataRefusal {
    var found = read(Documents.of(name));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).entityId()).isEqualTo(entityId);
    assertThat(found.get(0).ssoUrl()).isEqualTo(ssoUrl);
    assertThat(found.get(0).logoutUrl()).isEqualTo(logoutUrl);
    assertThat(fingerprints(found.get(0))).isEqualTo(fingerprints(Documents.ONE));
    assertThat(found.get(0).remarks())
        .isEqualTo(remark.isEmpty() ? List.of() : List.of(Remark.valueOf(remark)));
  }

  @Test
  void takesBothCertificatesWhileAProviderChangesItsKeyAndThoseOfNoOtherRole()
      throws MetadataRefusal {
    var entra = read(Documents.of("entra")).get(0);

    assertThat(entra.entityId())
        .isEqualTo("https://sts.windows.example/72f988bf-86f1-41af-91ab-2d7cd011db47/");
    assertThat(fingerprints(entra)).isEqualTo(fingerprints(Documents.ONE, Documents.TWO));
    assertThat(entra.remarks()).isEmpty();
  }

  @Test
  void readsTheSameUnderTheCaseRulesOfTurkish() throws MetadataRefusal {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(fingerprints(read(Documents.of("okta")).get(0)))
          .isEqualTo(fingerprints(Documents.ONE));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void letsChooseAmongThoseOfAFederationThatCanBeUsed() throws MetadataRefusal {
    var found = read(Documents.of("federation"));

    assertThat(found)
        .extracting(ProviderMetadata::entityId)
        .containsExactly(
            "https://idp.north.example/idp/shibboleth", "https://idp.south.example/idp/shibboleth");
    assertThat(found.get(0).validUntil()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(found.get(1).validUntil()).isEqualTo("2026-11-25T00:00:00Z");
    assertThat(found.get(1).remarks())
        .containsExactly(Remark.EXPIRED, Remark.NO_REDIRECT, Remark.NO_LOGOUT);
  }

  @Test
  void warnsOfWhatHasRunOutAndKeepsNobodyOut() throws MetadataRefusal {
    var old = NOW.minus(Duration.ofDays(400));
    var expired = TestIdentityProvider.valid("https://one.example", old, NOW.minusSeconds(1));
    var document =
        Documents.of("google")
            .replace("2031-11-20T09:41:57.000Z", "2026-11-20T09:41:57.000Z")
            .replace(Documents.base64(Documents.ONE), Documents.base64(expired));

    assertThat(read(document).get(0).remarks())
        .containsExactly(Remark.EXPIRED, Remark.NO_LOGOUT, Remark.EXPIRED_CERTIFICATE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void saysWhatItIsInstead(Reason reason, String document) {
    assertThatExceptionOfType(MetadataRefusal.class)
        .isThrownBy(() -> read(document))
        .extracting(MetadataRefusal::reason)
        .isEqualTo(reason);
  }

  static Stream<Arguments> others() {
    var okta = Documents.of("okta");
    var auth0 = Documents.of("auth0");
    var adfs = Documents.of("adfs");
    return Stream.of(
        Arguments.of(Reason.EMPTY, " \n "),
        Arguments.of(Reason.WEB_PAGE, "\n<!DOCTYPE html><html><body>Sign in</body></html>"),
        Arguments.of(Reason.OPENID, "{\"issuer\":\"https://idp.example\"}"),
        Arguments.of(Reason.UNREADABLE, "https://idp.example/metadata"),
        Arguments.of(Reason.UNREADABLE, okta.substring(0, okta.length() - 20)),
        Arguments.of(Reason.NOT_METADATA, "<rss version=\"2.0\"><channel/></rss>"),
        Arguments.of(
            Reason.SERVICE_PROVIDER, adfs.replaceAll("<IDPSSODescriptor.*</IDPSSODescriptor>", "")),
        Arguments.of(
            Reason.NO_PROVIDER, okta.replace("SAML:2.0:protocol\"", "SAML:1.1:protocol\"")),
        Arguments.of(Reason.NO_ENTITY_ID, okta.replaceAll("entityID=\"[^\"]*\"", "entityID=\" \"")),
        Arguments.of(Reason.NO_SSO_URL, auth0.replaceAll(SIGN_ON + "[^>]*>", "")),
        Arguments.of(Reason.NO_SSO_URL, auth0.replaceAll("Location=\"https:", "Location=\"http:")),
        Arguments.of(
            Reason.NO_SSO_URL, auth0.replaceAll("Location=\"https:", "Location=\"javascript:")),
        Arguments.of(
            Reason.NO_CERTIFICATE, auth0.replaceAll("(?s)<KeyDescriptor.*</KeyDescriptor>", "")),
        Arguments.of(Reason.NO_CERTIFICATE, auth0.replace("use=\"signing\"", "use=\"encryption\"")),
        Arguments.of(Reason.PRIVATE_KEY, okta + "\n-----BEGIN RSA PRIVATE KEY-----\nMIIE"),
        Arguments.of(
            Reason.PRIVATE_KEY,
            okta.replace(
                Documents.base64(Documents.ONE),
                java.util.Base64.getEncoder()
                    .encodeToString(Documents.ONE.keys().getPrivate().getEncoded()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void refusesWhatAttacksItsReaderAtOnce(Reason reason, String document) {
    long begun = System.nanoTime();
    assertThatExceptionOfType(MetadataRefusal.class)
        .isThrownBy(() -> read(document))
        .extracting(MetadataRefusal::reason)
        .isEqualTo(reason);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  static Stream<Arguments> hostile() {
    var okta = Documents.of("okta");
    var body = okta.substring(okta.indexOf("?>") + 2);
    return Stream.of(
        Arguments.of(
            Reason.DOCTYPE,
            "<!DOCTYPE md [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + body.replace("exk1fcia6d6EMsf331d8\"", "&x;\"")),
        Arguments.of(
            Reason.DOCTYPE,
            "<!DOCTYPE md [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\"> %x;]>" + body),
        Arguments.of(
            Reason.DOCTYPE,
            "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                + body.replace("okta.com", "&c;")),
        Arguments.of(
            Reason.TOO_COMPLEX,
            "<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">".repeat(1_000)
                + "</EntitiesDescriptor>".repeat(1_000)),
        Arguments.of(Reason.TOO_COMPLEX, "<a>" + "<b/>".repeat(20_000) + "</a>"),
        Arguments.of(Reason.TOO_LARGE, okta + " ".repeat(1_048_576)),
        Arguments.of(
            Reason.TOO_MANY,
            "<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">"
                + "<EntityDescriptor entityID=\"x\"><IDPSSODescriptor protocolSupportEnumeration="
                    .concat("\"urn:oasis:names:tc:SAML:2.0:protocol\"/></EntityDescriptor>")
                    .repeat(101)
                + "</EntitiesDescriptor>"));
  }

  private static List<ProviderMetadata> read(String document) throws MetadataRefusal {
    return MetadataReader.read(document.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static List<String> fingerprints(ProviderMetadata found) {
    return found.certificates().stream().map(IdpCertificate::fingerprint).toList();
  }

  private static List<String> fingerprints(TestIdentityProvider... providers) {
    return Stream.of(providers)
        .map(one -> new IdpCertificate(one.certificate()).fingerprint())
        .toList();
  }
}
