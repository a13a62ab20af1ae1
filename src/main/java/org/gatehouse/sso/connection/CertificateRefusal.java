package org.gatehouse.sso.connection;

/** A text that cannot serve as the signing certificate of an identity provider, with the reason. */
public final class CertificateRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why the text was refused. */
  public enum Reason {
    /** Nothing was given. */
    EMPTY,
    /** More text, or more certificates, than anybody has a reason to store. */
    TOO_LARGE,
    /** A private key, which belongs to the identity provider alone. */
    PRIVATE_KEY,
    /** Neither PEM nor Base64 of a certificate. */
    NOT_A_CERTIFICATE,
    /** A key that is too short to be trusted: RSA below 2048 or a curve below 256 bits. */
    WEAK_KEY,
    /** A kind of key that SAML signatures of ours do not use. */
    UNSUPPORTED_KEY
  }

  private final Reason reason;

  CertificateRefusal(Reason reason) {
    super(reason.name(), null);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
