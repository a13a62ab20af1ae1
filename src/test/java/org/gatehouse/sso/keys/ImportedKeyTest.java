package org.gatehouse.sso.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.keys.KeyRefusal.Reason;
import org.junit.jupiter.api.Test;

class ImportedKeyTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final KeyPair PAIR = TestIdentityProvider.rsa(2048);
  private static final X509Certificate OWN = certificate(PAIR, Duration.ofDays(30));

  @Test
  void readsPemInAnyOrder() throws Exception {
    String certificate = TestIdentityProvider.pem(OWN);

    for (String typed : new String[] {certificate + key(PAIR), key(PAIR) + certificate}) {
      var read = ImportedKey.read(typed, null, NOW);

      assertThat(read.certificate()).isEqualTo(OWN);
      assertThat(read.privateKey()).isEqualTo(PAIR.getPrivate());
    }
  }

  @Test
  void readsAFileWithItsPasswordAlone() throws Exception {
    String file = file(PAIR, OWN, "sesame");

    assertThat(ImportedKey.read(file, "sesame", NOW).certificate()).isEqualTo(OWN);
    refused(Reason.PASSWORD, file, "another");
    refused(Reason.PASSWORD, file, null);
  }

  @Test
  void saysWhatIsWrong() {
    var other = TestIdentityProvider.rsa(2048);
    var small = TestIdentityProvider.rsa(1024);
    String certificate = TestIdentityProvider.pem(OWN);

    refused(Reason.EMPTY, " ", null);
    refused(Reason.TOO_LARGE, "A".repeat(70_000), null);
    refused(Reason.UNREADABLE, "no key", null);
    refused(Reason.UNREADABLE, "AAAA", null);
    refused(Reason.NO_KEY, certificate, null);
    refused(Reason.NO_CERTIFICATE, key(PAIR), null);
    refused(Reason.MISMATCH, key(other) + certificate, null);
    refused(
        Reason.KIND,
        key(small) + TestIdentityProvider.pem(certificate(small, Duration.ofDays(9))),
        null);
    refused(
        Reason.NOT_VALID,
        key(PAIR) + TestIdentityProvider.pem(certificate(PAIR, Duration.ofDays(-1))),
        null);
    refused(Reason.ENCRYPTED, armoured("ENCRYPTED PRIVATE KEY", ENCRYPTED) + certificate, null);
  }

  /** An EncryptedPrivateKeyInfo with PBES2 and nothing in it. */
  private static final byte[] ENCRYPTED =
      Base64.getDecoder()
          .decode(
              "MFcwTgYJKoZIhvcNAQUNMEEwKQYJKoZIhvcNAQUMMBwECAECAwQFBgcIAgIIADAMBggqhkiG9w0CCQUAMBQG"
                  + "CCqGSIb3DQMHBAgBAgMEBQYHCAQFAQIDBAU=");

  private static void refused(Reason reason, String typed, String password) {
    assertThatThrownBy(() -> ImportedKey.read(typed, password, NOW))
        .as(reason.name())
        .isInstanceOfSatisfying(
            KeyRefusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static X509Certificate certificate(KeyPair pair, Duration left) {
    return TestIdentityProvider.certificate(
        pair, "own", NOW.minus(Duration.ofDays(60)), NOW.plus(left));
  }

  private static String key(KeyPair pair) {
    return armoured("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  private static String armoured(String what, byte[] der) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der));
  }

  private static String file(KeyPair pair, X509Certificate certificate, String password)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "sp", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
    var out = new ByteArrayOutputStream();
    store.store(out, password.toCharArray());
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
