package org.gatehouse.sso;

import jakarta.ejb.ApplicationException;

/** A sign-in that was refused and is in the audit log; whoever tried learns the id of it alone. */
@ApplicationException(rollback = true)
public final class SsoRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String incident;
  private final boolean busy;

  SsoRefused(String incident, boolean busy) {
    super(incident);
    this.incident = incident;
    this.busy = busy;
  }

  /** The id that the audit log has too. */
  public String incident() {
    return incident;
  }

  /** Whether the same response may be posted again in a moment. */
  public boolean busy() {
    return busy;
  }
}
