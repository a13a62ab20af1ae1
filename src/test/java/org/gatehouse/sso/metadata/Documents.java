package org.gatehouse.sso.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Objects;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.connection.Certificates;

/** Metadata as the providers publish it, with certificates of the test. */
public final class Documents {

  static final TestIdentityProvider ONE = TestIdentityProvider.named("https://one.example");
  static final TestIdentityProvider TWO = TestIdentityProvider.named("https://two.example");
  static final TestIdentityProvider OTHER = TestIdentityProvider.named("https://other.example");

  private Documents() {}

  /** The document of that name. */
  public static String of(String name) {
    try (var stream = Objects.requireNonNull(Documents.class.getResourceAsStream(name + ".xml"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${one}", base64(ONE))
          .replace("${two}", base64(TWO))
          .replace("${other}", base64(OTHER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The certificate of most documents, as it stands in them. */
  public static String one() {
    return base64(ONE);
  }

  /** Another one. */
  public static String two() {
    return base64(TWO);
  }

  /** The fingerprint of the other one, or of the first. */
  public static String fingerprint(boolean other) {
    return Certificates.fingerprint((other ? TWO : ONE).certificate());
  }

  static String base64(TestIdentityProvider provider) {
    try {
      return Base64.getEncoder().encodeToString(provider.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
