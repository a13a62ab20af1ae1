package org.gatehouse.sso.provisioning;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/**
 * A person whom the identity provider named and who does not come in; what was begun for him is
 * undone.
 */
@ApplicationException(rollback = true)
public final class NotAdmitted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Nobody has the name, and new users are not created. */
    NO_USER,
    DISABLED,
    LOCKED,
    /** The account lets nobody in from there. */
    ADDRESS,
    /** The user has a password and rights: he has to prove that he is meant. */
    PROOF_NEEDED,
    /** The user whose e-mail address it is comes in under another name identifier. */
    LINKED_OTHERWISE,
    /** Another user has the e-mail address that was sent. */
    EMAIL_TAKEN,
    /** What was sent of the person can not be a user's. */
    DETAILS,
    /** While he was on his way the account has got another identity provider. */
    REPLACED
  }

  private final Reason reason;
  private final transient Optional<String> userName;

  NotAdmitted(Reason reason, Optional<String> userName) {
    super(reason.name());
    this.reason = reason;
    this.userName = userName;
  }

  public Reason reason() {
    return reason;
  }

  /** The user who was meant, if there is one. */
  public Optional<String> userName() {
    return userName;
  }
}
