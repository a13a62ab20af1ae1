package org.gatehouse.sso.connection;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;

/**
 * Reads signing certificates the way people paste them: PEM with or without its armour, Base64 with
 * any line breaks, several at once.
 */
public final class Certificates {

  private static final int MAX_TEXT = 100_000;
  private static final int MAX_COUNT = 10;
  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 256;

  private static final Pattern PRIVATE = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY");
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final Pattern ARMOUR = Pattern.compile("-----(BEGIN|END) ?[A-Z0-9 ]*-----");
  private static final Pattern BETWEEN = Pattern.compile("[,;]|\\R[ \\t]*\\R");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Certificates() {}

  /**
   * All certificates of a text, each once and in its order; refuses the whole text when one part is
   * not acceptable.
   */
  public static List<IdpCertificate> parse(String text) throws CertificateRefusal {
    if (text.length() > MAX_TEXT) {
      throw new CertificateRefusal(CertificateRefusal.Reason.TOO_LARGE);
    }
    if (PRIVATE.matcher(text).find()) {
      throw new CertificateRefusal(CertificateRefusal.Reason.PRIVATE_KEY);
    }
    var found = new ArrayList<IdpCertificate>();
    for (byte[] der : parts(text)) {
      certificates(der).stream()
          .map(IdpCertificate::new)
          .filter(certificate -> !found.contains(certificate))
          .forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new CertificateRefusal(CertificateRefusal.Reason.EMPTY);
    }
    if (found.size() > MAX_COUNT) {
      throw new CertificateRefusal(CertificateRefusal.Reason.TOO_LARGE);
    }
    return List.copyOf(found);
  }

  /** All certificates of a text that was accepted before. */
  public static List<IdpCertificate> stored(String text) {
    try {
      return parse(text);
    } catch (CertificateRefusal e) {
      throw new IllegalStateException("A stored certificate can not be read", e);
    }
  }

  /** SHA-256 of the certificate's DER form, as upper-case pairs with colons. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> parts(String text) throws CertificateRefusal {
    var parts = new ArrayList<byte[]>();
    var blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      if (!blocks.group(1).endsWith("CERTIFICATE")) {
        throw new CertificateRefusal(CertificateRefusal.Reason.NOT_A_CERTIFICATE);
      }
      parts.add(decode(blocks.group(2)));
    }
    if (parts.isEmpty()) {
      parts.addAll(bareParts(ARMOUR.matcher(text).replaceAll("\n\n")));
    }
    return parts;
  }

  /**
   * Half an armour, or none: whatever is left must be Base64, of one certificate or of several with
   * something between them.
   */
  private static List<byte[]> bareParts(String text) throws CertificateRefusal {
    if (text.isBlank()) {
      return List.of();
    }
    try {
      return List.of(decode(text));
    } catch (CertificateRefusal notOnePart) {
      var parts = new ArrayList<byte[]>();
      for (String part : BETWEEN.split(text)) {
        if (!part.isBlank()) {
          parts.add(decode(part));
        }
      }
      return parts;
    }
  }

  private static byte[] decode(String base64) throws CertificateRefusal {
    try {
      return Base64.getDecoder().decode(BLANKS.matcher(base64).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw new CertificateRefusal(CertificateRefusal.Reason.NOT_A_CERTIFICATE);
    }
  }

  private static List<X509Certificate> certificates(byte[] der) throws CertificateRefusal {
    if (isPrivateKey(der)) {
      throw new CertificateRefusal(CertificateRefusal.Reason.PRIVATE_KEY);
    }
    var certificates = new ArrayList<X509Certificate>();
    var in = new ByteArrayInputStream(der);
    try {
      do {
        var factory = CertificateFactory.getInstance("X.509");
        certificates.add((X509Certificate) factory.generateCertificate(in));
      } while (in.available() > 0);
    } catch (GeneralSecurityException e) {
      throw new CertificateRefusal(CertificateRefusal.Reason.NOT_A_CERTIFICATE);
    }
    for (X509Certificate certificate : certificates) {
      checkStrength(certificate.getPublicKey());
    }
    return certificates;
  }

  private static boolean isPrivateKey(byte[] der) {
    try {
      PrivateKeyInfo.getInstance(der);
      return true;
    } catch (RuntimeException notPkcs8) {
      try {
        RSAPrivateKey.getInstance(der);
        return true;
      } catch (RuntimeException notPkcs1) {
        return false;
      }
    }
  }

  private static void checkStrength(PublicKey key) throws CertificateRefusal {
    boolean strong;
    if (key instanceof RSAPublicKey rsa) {
      strong = rsa.getModulus().bitLength() >= MIN_RSA_BITS;
    } else if (key instanceof ECPublicKey ec) {
      strong = ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
    } else {
      throw new CertificateRefusal(CertificateRefusal.Reason.UNSUPPORTED_KEY);
    }
    if (!strong) {
      throw new CertificateRefusal(CertificateRefusal.Reason.WEAK_KEY);
    }
  }
}
