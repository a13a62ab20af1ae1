package org.gatehouse.platform.error;

/** Why a use case was refused; each kind has one HTTP status. */
public enum Kind {
  /** A value is not acceptable; the message names the field. */
  INVALID(422),
  /** The caller may not do this. */
  FORBIDDEN(403),
  /** There is no such thing, or it is another account's. */
  NOT_FOUND(404),
  /** It contradicts what is there. */
  CONFLICT(409),
  /** Too often, or too many at once: later it may work. */
  TOO_MANY(429),
  /** Too much to do at this moment, whoever asks: soon it works. */
  BUSY(503);

  private final int status;

  Kind(int status) {
    this.status = status;
  }

  /** Whether the same will do later, so that the answer says when to come back. */
  public boolean later() {
    return this == TOO_MANY || this == BUSY;
  }

  /** The HTTP status code (RFC 9110) of this kind. */
  public int status() {
    return status;
  }
}
