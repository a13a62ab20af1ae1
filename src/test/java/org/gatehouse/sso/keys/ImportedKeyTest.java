package org.gatehouse.sso.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
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
    refused(Reason.ENCRYPTED, file, null);
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
  }

  @Test
  void opensALockedKeyWithItsPasswordAlone() throws Exception {
    String certificate = TestIdentityProvider.pem(OWN);

    for (String locked :
        List.of(
            locked(PKCS8Generator.AES_256_CBC, PKCS8Generator.PRF_HMACSHA256),
            locked(PKCS8Generator.AES_128_CBC, PKCS8Generator.PRF_HMACSHA1),
            older())) {
      assertThat(ImportedKey.read(locked + certificate, "sesame", NOW).privateKey())
          .isEqualTo(PAIR.getPrivate());
      refused(Reason.PASSWORD, locked + certificate, "another");
      refused(Reason.ENCRYPTED, locked + certificate, null);
      refused(Reason.ENCRYPTED, locked + certificate, "");
    }
    // It is read, then: the certificate is another one's.
    refused(Reason.MISMATCH, FROM_OPENSSL + certificate, "sesame");
    refused(Reason.PASSWORD, FROM_OPENSSL + certificate, "Sesame");
  }

  @Test
  void refusesWhatTakesTooLongOrIsUnknown() throws Exception {
    String certificate = TestIdentityProvider.pem(OWN);

    for (long iterations : new long[] {2_000_001, Integer.MAX_VALUE, 1L << 40}) {
      var function =
          new KeyDerivationFunc(
              PKCSObjectIdentifiers.id_PBKDF2,
              new DERSequence(
                  new ASN1Encodable[] {
                    new DEROctetString(new byte[16]), new ASN1Integer(iterations)
                  }));
      refused(
          Reason.ENCRYPTION,
          armoured("ENCRYPTED PRIVATE KEY", info(function)) + certificate,
          "sesame");
    }
    var scrypt =
        new KeyDerivationFunc(
            MiscObjectIdentifiers.id_scrypt, new ScryptParams(new byte[16], 1 << 30, 8, 1));
    refused(
        Reason.ENCRYPTION, armoured("ENCRYPTED PRIVATE KEY", info(scrypt)) + certificate, "sesame");
    refused(Reason.ENCRYPTION, lockedByTheJdk("PBEWithSHA1AndDESede") + certificate, "sesame");
    refused(
        Reason.UNREADABLE,
        armoured("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}) + certificate,
        "sesame");
  }

  private static byte[] info(KeyDerivationFunc function) throws IOException {
    var scheme =
        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
    return new org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo(
            new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(function, scheme)),
            new byte[32])
        .getEncoded();
  }

  /** The key in PKCS#8 as OpenSSL writes it. */
  private static String locked(ASN1ObjectIdentifier cipher, AlgorithmIdentifier function)
      throws IOException, OperatorCreationException {
    var text = new StringWriter();
    try (var out = new JcaPEMWriter(text)) {
      out.writeObject(
          new JcaPKCS8Generator(
              PAIR.getPrivate(),
              new JceOpenSSLPKCS8EncryptorBuilder(cipher)
                  .setPRF(function)
                  .setPassword("sesame".toCharArray())
                  .setProvider(new BouncyCastleProvider())
                  .build()));
    }
    return text.toString();
  }

  /** The same by the JDK's means, which are older. */
  private static String lockedByTheJdk(String algorithm)
      throws GeneralSecurityException, IOException {
    var key =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec("sesame".toCharArray()));
    var cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(new byte[16], 2_000));
    byte[] sealed = cipher.doFinal(PAIR.getPrivate().getEncoded());
    return armoured(
        "ENCRYPTED PRIVATE KEY",
        new EncryptedPrivateKeyInfo(cipher.getParameters(), sealed).getEncoded());
  }

  /** The key as older OpenSSL writes it. */
  private static String older() throws IOException {
    var text = new StringWriter();
    try (var out = new JcaPEMWriter(text)) {
      out.writeObject(
          PAIR.getPrivate(),
          new JcePEMEncryptorBuilder("AES-256-CBC")
              .setProvider(new BouncyCastleProvider())
              .build("sesame".toCharArray()));
    }
    return text.toString();
  }

  /** A key that serves nowhere else: {@code openssl genpkey -algorithm RSA -aes256}. */
  private static final String FROM_OPENSSL =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIuXIOSYVfggUCAggA
      MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBB56hUtw4I1lYYjRl2enJwpBIIE
      0NvIji5dWYaH4Eoa/XW+38rAhN8havaFb4OSRA5QlS0nk/d6rauDvslbEJz0+Gyu
      wOoo77JHC1FExVqtbGt2F0i4MUzb8lzLE7SzXvClH3Yv3W9wdIZte1wZDE/89sN7
      rNc83NueTq5rfwk4bX2FhGl8MFawK9sQo0SdWx/6BUyyHL+0lOOGTICcQilJi55p
      /nt12xHBBAUkqt6LMR2eC2kP1Pqphcp07Gq0j9HAi2MHaUzsd5iNPSGEs3h2AS42
      XOLssDW4lDDeiF5xObOVcFvUgLiQgpGZLnCfrRQmKYylE771NzzQZFPUf9oEmO+a
      8HhBkBQ2KhKOruyF7UF5f66eaoGRdKD3kfuUEtldArFqO3k7eyrqQA55U3yhceXD
      diKDM49W52Su15BsyRRlEjshemdYmuZDVVVPaeVZAb8QrnajXCBd7OO+bW8Yl4tp
      0AiMoDNFE3FOXFdR48IZJC2kKG3XyFM5np6pABCct5rhbFGWIv43cLnnh6pd+kl2
      3mtRbu7h3Bj1LFPgeVwWjJLX9SDYXpCn6+ha75p73Qq4R/c9t56OMjD5AR06Sr5B
      wJtur5/rXW9dwXrTfAE+VmVnhKHOsyofNsCuU5S9Nuex2YFNYjMKO1Nwfv9BLG67
      S+dAMlaG++Jq/JOsPFt324iJzFCjo9rnevknnQO0tYbTx6L07zMyLyA3eLvDIjdF
      XL+RvpOjSI03MAEtS+dG8Yja4Oi0NoWVsDCCn8ebD/Hq9NIzj2dQiCEsjsm5Sg2z
      9F7Z5iL+rpgnVW8/ZkLJJwguc3t9vrIss+kIt5wsgs6LWSxiaHCf3hRqh62uUtym
      HljTe2Mu+EnC9SMOb3JeCCVtGHhBp2Q44fyOC4qf1vvhMGPvY0TnQbMkDYFFuFsk
      +zrxD9Msx5owCG6dQDFggy7IL2LzFKULAod8KyfCNc3nGnoopOOflJqzCq+PFggG
      iTwT0tgDck/z2gVb9e3xkLuLA1YlNg4S8uAY0jQ/ou/K7gQvqBvgfmDw53jW8fIp
      1fnK1Ex80NGsBgi8g1jxpIujq/XUOLLqQf9olkFycAZvT0AjexP6ZMN736mIICLt
      2QjFSH+M476ciQr2qvVhNL8AOZTgwHF3g8FuG4MQFgRcJodg86rcj40XrQZgIo41
      46JfXGN4ZCn2MLGFJAppgID/n8Hcf+DFsky+A/ra4sN8IZVJWUpIm8nBoZbsnCi4
      BP/Uy6Z6H5kK9UHbHxs1wbJON63gA0JQWnO7DP7QT8w1nRunOoK19uCFs3yJiWX7
      b+wSAV8SxS40rW53qvvZe1OatPOSZBOB9voYx+LeRZxYCpK7r4fY71WmaRzWECsc
      AK2Lpuy88rkiXL8BZwkf7mHriVCyhY+rrIbtrnbPtJ6Y+rYTUZ5Swbx+U1O02tl3
      GhhVqj4ggtowSgbME/hS1IdoVTVj2oii6QQZJIpPL4waAeLRu52uR5BtIUkkP/I8
      Xp9ZpIMBDr9w3003QT+/D/H1nMgLjDU3oTuJBrDP9o1eYca4cvKPckacxxwhWVOh
      rdPnXO/aIIAfONjA1gj/NIzB6gbBsbmF6pQwvqyqMrC6Lx4+UEZsqLD22Q5EaVOi
      qE5mj9RrGce6lRAmkB/Lazr4Ch5ftvENYI+cWxnel1kz
      -----END ENCRYPTED PRIVATE KEY-----
      """;

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
