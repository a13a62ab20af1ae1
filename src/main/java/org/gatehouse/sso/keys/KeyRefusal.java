package org.gatehouse.sso.keys;

/** What cannot serve as our key pair, with the reason. */
public final class KeyRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Reason {
    /** Nothing was given. */
    EMPTY,
    /** More than a key and its certificates need. */
    TOO_LARGE,
    /** Neither PEM nor PKCS#12. */
    UNREADABLE,
    /** No private key in it. */
    NO_KEY,
    /** No certificate in it. */
    NO_CERTIFICATE,
    /** It is encrypted, and no pass phrase was given. */
    ENCRYPTED,
    /** Not its pass phrase. */
    PASSWORD,
    /** Encrypted in a way that is not read here, or that takes too long. */
    ENCRYPTION,
    /** Something else than RSA with 2048 to 4096 bits. */
    KIND,
    /** The certificate is of another key. */
    MISMATCH,
    /** The certificate has run out, or does not count yet. */
    NOT_VALID
  }

  private final Reason reason;

  KeyRefusal(Reason reason) {
    super(reason.name(), null);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
