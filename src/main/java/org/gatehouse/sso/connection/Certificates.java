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
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
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
  private static final Pattern BETWEEN = Pattern.compile("[,;]|(?>\\R)[ \\t]*\\R");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern LINE = Pattern.compile("\\R");

  /** A line that OpenSSL writes around certificates; none of them can be Base64. */
  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*(?:(?:Bag|Key) Attributes(?:: .*)?|---|Certificate chain"
              + "|(?:friendlyName|localKeyID|subject|issuer|[0-9]+(?:\\.[0-9]+)+)\\s*[:=]\\s*[^=\\s].*"
              + "|(?:[0-9]+ s|[iav]):.*)\\s*");

  /** So much of Base64 might be what is to be read. */
  private static final Pattern MUCH = Pattern.compile("[A-Za-z0-9+/]{40}");

  private Certificates() {}

  /**
   * All certificates of a text, each once and in its order; refuses the whole text when one part is
   * not acceptable.
   */
  public static List<IdpCertificate> parse(String text) throws CertificateRefusal {
    return parse(List.of(text));
  }

  /** The same for several texts, each of which is read by itself; an empty one is none. */
  public static List<IdpCertificate> parse(List<String> texts) throws CertificateRefusal {
    if (texts.stream().mapToLong(String::length).sum() > MAX_TEXT) {
      throw new CertificateRefusal(CertificateRefusal.Reason.TOO_LARGE);
    }
    if (texts.stream().anyMatch(text -> PRIVATE.matcher(text).find())) {
      throw new CertificateRefusal(CertificateRefusal.Reason.PRIVATE_KEY);
    }
    var found = new LinkedHashSet<IdpCertificate>();
    for (String text : texts) {
      for (byte[] der : parts(text)) {
        certificates(der).stream().map(IdpCertificate::new).forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      throw new CertificateRefusal(CertificateRefusal.Reason.EMPTY);
    }
    // They are kept as PEM, whose line breaks and armour make some longer than they were typed.
    if (found.size() > MAX_COUNT
        || found.stream().mapToInt(one -> one.pem().length()).sum() > MAX_TEXT) {
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

  private static List<byte[]> parts(String typed) throws CertificateRefusal {
    var text = withoutLabels(typed);
    var parts = new ArrayList<byte[]>();
    var blocks = BLOCK.matcher(text);
    int end = 0;
    while (blocks.find()) {
      parts.addAll(bareParts(text.substring(end, blocks.start())));
      if (!blocks.group(1).endsWith("CERTIFICATE")) {
        throw new CertificateRefusal(CertificateRefusal.Reason.NOT_A_CERTIFICATE);
      }
      parts.add(decode(blocks.group(2)));
      end = blocks.end();
    }
    parts.addAll(bareParts(text.substring(end)));
    return parts;
  }

  /** Without what OpenSSL writes around certificates, and what it prints of one. */
  private static String withoutLabels(String typed) {
    var kept = new StringBuilder();
    boolean printed = false;
    for (String line : LINE.split(typed, -1)) {
      boolean much = MUCH.matcher(line).find();
      boolean indented = line.startsWith(" ") || line.startsWith("\t");
      printed = line.stripTrailing().equals("Certificate:") || (printed && indented && !much);
      if (much || !(printed || LABEL.matcher(line).matches())) {
        kept.append(line);
      }
      kept.append('\n');
    }
    return kept.toString();
  }

  /**
   * Half an armour, or none: whatever is left must be Base64, of one certificate or of several with
   * something between them.
   */
  private static List<byte[]> bareParts(String rest) throws CertificateRefusal {
    var text = ARMOUR.matcher(rest).replaceAll("\n\n");
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
    var certificates = new ArrayList<X509Certificate>();
    var in = new ByteArrayInputStream(der);
    try {
      do {
        if (isPrivateKey(Arrays.copyOfRange(der, der.length - in.available(), der.length))) {
          throw new CertificateRefusal(CertificateRefusal.Reason.PRIVATE_KEY);
        }
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
