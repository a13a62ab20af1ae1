package org.gatehouse.sso.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.connection.CertificateRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-46")
@DisplayName("A-46: certificates")
class CertificatesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/certificates");
  private static final TestIdentityProvider OTHER =
      TestIdentityProvider.named("https://idp.example/other-certificates");

  @Test
  void readsPemWithArmour() throws CertificateRefusal {
    assertThat(Certificates.parse(PROVIDER.pem()))
        .containsExactly(new IdpCertificate(PROVIDER.certificate()));
  }

  @Test
  void readsWindowsLineBreaksBlanksAndWhatToolsWriteAround() throws CertificateRefusal {
    var text =
        "Bag Attributes\r\n    friendlyName: x\r\n    localKeyID: 01 A0 \r\n"
            + "subject=CN = idp\r\n\r\nissuer=/C=DE/CN=ca\r\n"
            + " 0 s:CN = idp\r\n   i:CN = ca\r\n"
            + PROVIDER.pem().replace("\n", " \r\n")
            + "\r\n---\r\n";

    assertThat(Certificates.parse(text)).hasSize(1);
  }

  @Test
  void readsThePrintedFormOfACertificateBeforeIt() throws CertificateRefusal {
    var text =
        """
        Certificate:
            Data:
                Version: 3 (0x2)
                Signature Algorithm: sha256WithRSAEncryption
                        Modulus:
                            00:c7:1f:0d:
                            a3
                    X509v3 Key Usage: critical
                        Digital Signature, Key Encipherment

        """;

    assertThat(Certificates.parse(text + PROVIDER.pem())).hasSize(1);
  }

  @Test
  void readsWhatIsBareBesideWhatIsNot() throws CertificateRefusal {
    var both =
        List.of(
            new IdpCertificate(PROVIDER.certificate()), new IdpCertificate(OTHER.certificate()));

    assertThat(Certificates.parse(PROVIDER.pem() + "\n" + bare(OTHER))).isEqualTo(both);
    assertThat(Certificates.parse(bare(PROVIDER) + "\n" + OTHER.pem())).isEqualTo(both);
    assertThat(Certificates.parse(List.of(PROVIDER.pem(), bare(OTHER)))).isEqualTo(both);
    assertThat(Certificates.parse(List.of(bare(PROVIDER), "", OTHER.pem(), bare(OTHER))))
        .isEqualTo(both);
    assertThat(Certificates.parse(PROVIDER.pem() + ",\n" + OTHER.pem() + ";")).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "trailing words",
        "https://idp.example/metadata",
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
        "subject=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
        "Certificate:\n    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"
      })
  void refusesGarbageBesideACertificate(String garbage) {
    refuse(Reason.NOT_A_CERTIFICATE, PROVIDER.pem() + garbage);
    refuse(Reason.NOT_A_CERTIFICATE, garbage + "\n" + PROVIDER.pem());
    refuse(Reason.NOT_A_CERTIFICATE, PROVIDER.pem() + garbage + "\n" + OTHER.pem());
    assertThatThrownBy(() -> Certificates.parse(List.of(PROVIDER.pem(), garbage)))
        .isInstanceOf(CertificateRefusal.class);
  }

  @Test
  void refusesAPrivateKeyBesideACertificate() throws Exception {
    byte[] pkcs8 = TestIdentityProvider.rsa(2048).getPrivate().getEncoded();
    var key = Base64.getMimeEncoder().encodeToString(pkcs8);

    refuse(Reason.PRIVATE_KEY, PROVIDER.pem() + key);
    refuse(Reason.PRIVATE_KEY, key + "\n" + PROVIDER.pem());
    refuse(Reason.PRIVATE_KEY, bare(PROVIDER) + "\n\n" + key);
    refuse(Reason.PRIVATE_KEY, PROVIDER.pem() + "-----BEGIN PRIVATE KEY-----\n" + key);
    refuse(Reason.PRIVATE_KEY, PROVIDER.pem() + key + "\n-----END PRIVATE KEY-----");
    assertThatThrownBy(() -> Certificates.parse(List.of(PROVIDER.pem(), key)))
        .hasMessage(Reason.PRIVATE_KEY.name());
    var joined = new ByteArrayOutputStream();
    joined.write(PROVIDER.certificate().getEncoded());
    joined.write(pkcs8);
    refuse(Reason.PRIVATE_KEY, Base64.getEncoder().encodeToString(joined.toByteArray()));
  }

  @Test
  void readsBareBase64OnOneLine() throws CertificateRefusal {
    assertThat(Certificates.parse(bare(PROVIDER))).hasSize(1);
  }

  @Test
  void readsBareBase64WithAnyLineBreaks() throws CertificateRefusal {
    assertThat(Certificates.parse(bare(PROVIDER).replaceAll("(.{50})", "$1\n\n\t"))).hasSize(1);
  }

  @Test
  void readsHalfAnArmour() throws CertificateRefusal {
    assertThat(Certificates.parse("-----BEGIN CERTIFICATE-----\n" + bare(PROVIDER))).hasSize(1);
    assertThat(Certificates.parse(bare(PROVIDER) + "\n-----END CERTIFICATE-----")).hasSize(1);
  }

  @Test
  void readsSeveralAtOnceEachOnce() throws CertificateRefusal {
    var text = PROVIDER.pem() + OTHER.pem() + PROVIDER.pem();

    assertThat(Certificates.parse(text))
        .containsExactly(
            new IdpCertificate(PROVIDER.certificate()), new IdpCertificate(OTHER.certificate()));
    assertThat(Certificates.parse(bare(PROVIDER) + "\n\n" + bare(OTHER))).hasSize(2);
    assertThat(Certificates.parse(bare(PROVIDER) + "," + bare(OTHER))).hasSize(2);
  }

  @Test
  void acceptsAnExpiredOneAndSaysSo() throws CertificateRefusal {
    var old =
        TestIdentityProvider.valid(
            "https://idp.example/certificates",
            NOW.minus(Duration.ofDays(400)),
            NOW.minus(Duration.ofDays(1)));

    var certificate = Certificates.parse(old.pem()).get(0);

    assertThat(certificate.isExpiredAt(NOW)).isTrue();
    assertThat(certificate.isExpiredAt(NOW.minus(Duration.ofDays(2)))).isFalse();
    assertThat(certificate.expiresAt()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(certificate.subject()).startsWith("CN=https");
  }

  @Test
  void showsTheFingerprintAsIdentityProvidersDo() throws CertificateRefusal {
    assertThat(Certificates.parse(PROVIDER.pem()).get(0).fingerprint())
        .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n\t ", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"})
  void refusesNothing(String text) {
    refuse(text.contains("BEGIN") ? Reason.NOT_A_CERTIFICATE : Reason.EMPTY, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "https://idp.example/metadata",
        "AAAA",
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE REQUEST-----\nMIIBIjANBgkq\n-----END CERTIFICATE REQUEST-----",
        "-----BEGIN CERTIFICATE-----\nnot base64 at all!\n-----END CERTIFICATE-----",
        "<X509Certificate>MIIB</X509Certificate>",
        "ığüşöç"
      })
  void refusesGarbage(String text) {
    refuse(Reason.NOT_A_CERTIFICATE, text);
  }

  @Test
  void refusesACertificateWithSomethingBehindIt() throws Exception {
    byte[] der = PROVIDER.certificate().getEncoded();
    byte[] longer = java.util.Arrays.copyOf(der, der.length + 5);

    refuse(Reason.NOT_A_CERTIFICATE, Base64.getEncoder().encodeToString(longer));
  }

  @Test
  void refusesACutCertificate() throws Exception {
    byte[] der = PROVIDER.certificate().getEncoded();

    refuse(
        Reason.NOT_A_CERTIFICATE,
        Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(der, der.length / 2)));
  }

  @Test
  void refusesPrivateKeysInEveryForm() throws Exception {
    var keys = TestIdentityProvider.rsa(2048);
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    byte[] pkcs1 =
        PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey().toASN1Primitive().getEncoded();

    refuse(Reason.PRIVATE_KEY, armour("PRIVATE KEY", pkcs8));
    refuse(Reason.PRIVATE_KEY, armour("RSA PRIVATE KEY", pkcs1));
    refuse(Reason.PRIVATE_KEY, armour("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}));
    refuse(Reason.PRIVATE_KEY, PROVIDER.pem() + armour("EC PRIVATE KEY", new byte[] {1, 2, 3}));
    refuse(Reason.PRIVATE_KEY, Base64.getEncoder().encodeToString(pkcs8));
    refuse(Reason.PRIVATE_KEY, Base64.getEncoder().encodeToString(pkcs1));
  }

  @Test
  void refusesShortKeys() throws Exception {
    refuse(Reason.WEAK_KEY, selfSigned(TestIdentityProvider.rsa(1024)));
  }

  @Test
  void refusesKindsOfKeysThatSamlDoesNotUse() throws Exception {
    refuse(
        Reason.UNSUPPORTED_KEY,
        selfSigned(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
  }

  @Test
  void acceptsStrongCurves() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));

    assertThat(Certificates.parse(selfSigned(generator.generateKeyPair()))).hasSize(1);
  }

  @Test
  void refusesTheWholeTextForOneBadPart() throws Exception {
    refuse(Reason.WEAK_KEY, PROVIDER.pem() + selfSigned(TestIdentityProvider.rsa(1024)));
  }

  @Test
  void refusesMoreTextThanAnybodyStores() {
    refuse(Reason.TOO_LARGE, "A".repeat(100_001));
    assertThatThrownBy(() -> Certificates.parse(List.of("A".repeat(60_000), "A".repeat(60_000))))
        .hasMessage(Reason.TOO_LARGE.name());
  }

  @Test
  void refusesWhatIsLongerOnceItIsKept() throws Exception {
    var large =
        TestIdentityProvider.certificate(
            TestIdentityProvider.rsa(2048), "x".repeat(36_800), NOW, NOW.plusSeconds(60));
    var base64 = Base64.getEncoder().encodeToString(large.getEncoded());
    assertThat(base64).hasSizeBetween(98_500, 100_000);

    refuse(Reason.TOO_LARGE, base64);
  }

  private static void refuse(Reason reason, String text) {
    assertThatThrownBy(() -> Certificates.parse(text))
        .isInstanceOfSatisfying(
            CertificateRefusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static String bare(TestIdentityProvider provider) {
    return provider.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
  }

  private static String selfSigned(KeyPair keys) {
    return TestIdentityProvider.pem(
        TestIdentityProvider.certificate(keys, "x", NOW, NOW.plus(Duration.ofDays(1))));
  }

  private static String armour(String kind, byte[] content) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(content)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
