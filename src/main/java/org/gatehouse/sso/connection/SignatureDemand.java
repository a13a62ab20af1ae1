package org.gatehouse.sso.connection;

/**
 * Which parts of a response an account wants signed; what is signed beyond the demand must verify
 * too.
 */
public enum SignatureDemand {
  ASSERTION,
  RESPONSE,
  EITHER,
  BOTH;

  /** Whether a response with these signatures is signed enough. */
  public boolean isMetBy(boolean responseSigned, boolean assertionSigned) {
    return switch (this) {
      case ASSERTION -> assertionSigned;
      case RESPONSE -> responseSigned;
      case EITHER -> responseSigned || assertionSigned;
      case BOTH -> responseSigned && assertionSigned;
    };
  }

  /** Whether an assertion without a signature of its own is never enough. */
  public boolean demandsAssertion() {
    return this == ASSERTION || this == BOTH;
  }
}
