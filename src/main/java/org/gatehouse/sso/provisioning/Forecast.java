package org.gatehouse.sso.provisioning;

import java.util.Optional;

/**
 * What would become of somebody whom the identity provider names.
 *
 * @param userName the user who is meant, or who would be made
 */
public record Forecast(Outcome outcome, Optional<String> userName) {

  /** What would happen. */
  public enum Outcome {
    /** He comes in; his name identifier is known. */
    KNOWN,
    /** He comes in; his e-mail address tells who he is, and from then on his name identifier. */
    MATCHED,
    /** A user is made. */
    CREATED,
    /** It is whoever tests, with a password and rights: he comes in once he has confirmed that. */
    CONFIRM,
    NO_USER,
    DISABLED,
    LOCKED,
    ADDRESS,
    PROOF_NEEDED,
    LINKED_OTHERWISE,
    EMAIL_TAKEN;

    /** Whether he would come in. */
    public boolean good() {
      return this == KNOWN || this == MATCHED || this == CREATED || this == CONFIRM;
    }
  }

  static Forecast of(Outcome outcome, String userName) {
    return new Forecast(outcome, Optional.of(userName));
  }
}
