package org.gatehouse.sso.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key pair that somebody brings along: RSA, with its certificate, in PEM or PKCS#12, locked
 * by a pass phrase or not. The pass phrase serves here and is kept nowhere.
 */
public final class ImportedKey {

  private static final int LONGEST = 64 * 1024;
  private static final int LEAST_BITS = 2048;
  private static final int MOST_BITS = 4096;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private ImportedKey() {}

  /**
   * The pair in a text.
   *
   * @param typed PEM with one private key and its certificate, or a PKCS#12 file in Base64
   * @param password the pass phrase of the key or the file; null for none
   */
  public static ServiceProviderKey read(
      @Nullable String typed, @Nullable String password, Instant now) throws KeyRefusal {
    if (typed == null || typed.isBlank()) {
      throw new KeyRefusal(KeyRefusal.Reason.EMPTY);
    }
    if (typed.length() > LONGEST) {
      throw new KeyRefusal(KeyRefusal.Reason.TOO_LARGE);
    }
    char[] phrase = password == null ? new char[0] : password.toCharArray();
    try {
      return checked(
          typed.contains("-----BEGIN") ? pem(typed, phrase) : file(decoded(typed), phrase), now);
    } finally {
      Arrays.fill(phrase, ' ');
    }
  }

  private record Parts(List<PrivateKey> keys, List<X509Certificate> certificates) {

    Parts() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private static ServiceProviderKey checked(Parts parts, Instant now) throws KeyRefusal {
    if (parts.keys().isEmpty()) {
      throw new KeyRefusal(KeyRefusal.Reason.NO_KEY);
    }
    if (parts.certificates().isEmpty()) {
      throw new KeyRefusal(KeyRefusal.Reason.NO_CERTIFICATE);
    }
    if (!(parts.keys().get(0) instanceof RSAPrivateKey key)
        || key.getModulus().bitLength() < LEAST_BITS
        || key.getModulus().bitLength() > MOST_BITS) {
      throw new KeyRefusal(KeyRefusal.Reason.KIND);
    }
    X509Certificate own =
        parts.certificates().stream()
            .filter(certificate -> belongs(certificate, key))
            .findFirst()
            .orElseThrow(() -> new KeyRefusal(KeyRefusal.Reason.MISMATCH));
    if (now.isBefore(own.getNotBefore().toInstant())
        || !now.isBefore(own.getNotAfter().toInstant())) {
      throw new KeyRefusal(KeyRefusal.Reason.NOT_VALID);
    }
    return new ServiceProviderKey(key, own);
  }

  private static boolean belongs(X509Certificate certificate, RSAPrivateKey key) {
    return certificate.getPublicKey() instanceof RSAPublicKey open
        && open.getModulus().equals(key.getModulus());
  }

  private static Parts pem(String text, char[] phrase) throws KeyRefusal {
    var parts = new Parts();
    try (var parser = new PEMParser(new StringReader(text))) {
      for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
        add(one, parts, phrase);
      }
      return parts;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new KeyRefusal(KeyRefusal.Reason.UNREADABLE);
    }
  }

  private static void add(Object one, Parts parts, char[] phrase)
      throws KeyRefusal, IOException, GeneralSecurityException {
    if (one instanceof PKCS8EncryptedPrivateKeyInfo locked) {
      parts.keys().add(key(LockedKey.open(locked, phrase)));
    } else if (one instanceof PEMEncryptedKeyPair locked) {
      parts.keys().add(key(LockedKey.open(locked, phrase)));
    } else if (one instanceof PEMKeyPair pair) {
      parts.keys().add(key(pair.getPrivateKeyInfo()));
    } else if (one instanceof PrivateKeyInfo info) {
      parts.keys().add(key(info));
    } else if (one instanceof X509CertificateHolder holder) {
      parts.certificates().add(ServiceProviderKey.certificate(holder.getEncoded()));
    }
  }

  private static PrivateKey key(PrivateKeyInfo info) throws KeyRefusal, IOException {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new KeyRefusal(KeyRefusal.Reason.KIND);
    }
  }

  private static byte[] decoded(String text) throws KeyRefusal {
    try {
      return Base64.getDecoder().decode(BLANKS.matcher(text).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw new KeyRefusal(KeyRefusal.Reason.UNREADABLE);
    }
  }

  private static Parts file(byte[] bytes, char[] secret) throws KeyRefusal {
    var parts = new Parts();
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), secret);
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, secret) instanceof PrivateKey key) {
          parts.keys().add(key);
        }
        if (store.getCertificate(alias) instanceof X509Certificate certificate) {
          parts.certificates().add(certificate);
        }
      }
      return parts;
    } catch (IOException e) {
      if (!(e.getCause() instanceof UnrecoverableKeyException)) {
        throw new KeyRefusal(KeyRefusal.Reason.UNREADABLE);
      }
      throw new KeyRefusal(
          secret.length == 0 ? KeyRefusal.Reason.ENCRYPTED : KeyRefusal.Reason.PASSWORD);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new KeyRefusal(KeyRefusal.Reason.UNREADABLE);
    }
  }
}
