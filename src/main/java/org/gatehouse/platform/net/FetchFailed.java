package org.gatehouse.platform.net;

/**
 * Why a document could not be fetched; the reason is one that the person who asked can act upon.
 */
public final class FetchFailed extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No address of the web. */
    ADDRESS,
    /** Not over TLS. */
    NOT_HTTPS,
    /** The name has no address. */
    UNKNOWN_HOST,
    /** The name leads to an address that is not of the public network. */
    PRIVATE,
    /** Nobody answers there. */
    UNREACHABLE,
    /** There is no trustworthy TLS. */
    TLS,
    /** The answer sends us elsewhere. */
    REDIRECT,
    /** The answer is not a document. */
    STATUS,
    /** More than is read. */
    TOO_LARGE,
    /** It took too long. */
    SLOW
  }

  private final Reason reason;
  private final int status;

  FetchFailed(Reason reason) {
    this(reason, 0);
  }

  FetchFailed(Reason reason, int status) {
    super(reason.name(), null);
    this.reason = reason;
    this.status = status;
  }

  public Reason reason() {
    return reason;
  }

  /** The status code of the answer; 0 if there was none. */
  public int status() {
    return status;
  }
}
