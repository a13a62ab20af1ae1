package org.gatehouse.sso.keys;

import java.io.IOException;
import java.security.Provider;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Opens a private key in PEM that a pass phrase locks: PKCS#8 by PBES2 with PBKDF2 (RFC 8018), as
 * OpenSSL writes it, or its older form with a {@code DEK-Info} line.
 */
final class LockedKey {

  /** Whoever brings a key must not keep a server busy for minutes. */
  private static final int MOST_ITERATIONS = 2_000_000;

  /** Not among those of the server, so that nothing else changes by it. */
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private LockedKey() {}

  /** Opens one of PKCS#8. */
  static PrivateKeyInfo open(PKCS8EncryptedPrivateKeyInfo locked, char[] phrase) throws KeyRefusal {
    requirePhrase(phrase);
    requireKnown(locked.getEncryptionAlgorithm());
    try {
      return locked.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(PROVIDER).build(phrase));
    } catch (OperatorCreationException unknown) {
      throw new KeyRefusal(KeyRefusal.Reason.ENCRYPTION);
    } catch (PKCSException | RuntimeException wrong) {
      throw new KeyRefusal(KeyRefusal.Reason.PASSWORD);
    }
  }

  /** Opens one of the older form. */
  static PrivateKeyInfo open(PEMEncryptedKeyPair locked, char[] phrase) throws KeyRefusal {
    requirePhrase(phrase);
    try {
      return locked
          .decryptKeyPair(new JcePEMDecryptorProviderBuilder().setProvider(PROVIDER).build(phrase))
          .getPrivateKeyInfo();
    } catch (IOException | RuntimeException wrong) {
      throw new KeyRefusal(KeyRefusal.Reason.PASSWORD);
    }
  }

  private static void requirePhrase(char[] phrase) throws KeyRefusal {
    if (phrase.length == 0) {
      throw new KeyRefusal(KeyRefusal.Reason.ENCRYPTED);
    }
  }

  private static void requireKnown(AlgorithmIdentifier algorithm) throws KeyRefusal {
    if (!PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
      throw new KeyRefusal(KeyRefusal.Reason.ENCRYPTION);
    }
    var derivation = PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
    ASN1Encodable parameters = derivation.getParameters();
    if (!PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())
        || PBKDF2Params.getInstance(parameters).getIterationCount().bitLength() > Integer.SIZE - 2
        || PBKDF2Params.getInstance(parameters).getIterationCount().intValue() > MOST_ITERATIONS) {
      throw new KeyRefusal(KeyRefusal.Reason.ENCRYPTION);
    }
  }
}
