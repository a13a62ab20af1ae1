package org.gatehouse.platform.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.ssl.SSLContexts;

/** Whose TLS certificates are believed: what everybody believes, or what somebody named instead. */
public final class Trust {

  private static final int MOST = 10;

  private final SSLContext tls;

  private Trust(SSLContext tls) {
    this.tls = tls;
  }

  /** The authorities that this Java brings. */
  public static Trust usual() {
    return new Trust(SSLContexts.createDefault());
  }

  /**
   * Only the certificates of that text in PEM (RFC 7468), and what they signed; empty where it
   * holds none, more than ten, or something else.
   */
  public static Optional<Trust> only(String pem) {
    try {
      List<Certificate> certificates = new ArrayList<>(read(pem));
      if (certificates.isEmpty() || certificates.size() > MOST) {
        return Optional.empty();
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("named-" + i, certificates.get(i));
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers.getTrustManagers(), null);
      return Optional.of(new Trust(tls));
    } catch (GeneralSecurityException | IOException e) {
      return Optional.empty();
    }
  }

  SSLContext tls() {
    return tls;
  }

  private static Collection<? extends Certificate> read(String pem)
      throws GeneralSecurityException {
    // What is no certificate would be skipped in silence: a private key must not be kept.
    if (pem.contains("PRIVATE KEY") || !pem.contains("-----BEGIN CERTIFICATE-----")) {
      return List.of();
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
  }
}
