package org.gatehouse.passkeys;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/** An answer of a browser that proves nothing; nothing was changed for it. */
@ApplicationException
public final class Unproved extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It is not what a browser sends. */
    UNREADABLE,
    /** Its signature, origin or another part is not what it must be. */
    NOT_VERIFIED,
    /** The key has been used elsewhere meanwhile: there is a copy of it. */
    COPIED
  }

  private final Reason reason;

  Unproved(Reason reason, @Nullable Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
