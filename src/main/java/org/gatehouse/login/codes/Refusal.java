package org.gatehouse.login.codes;

/** Why somebody's second factor was not taken. */
public enum Refusal {
  WRONG("login.code.wrong", "CODE"),
  /** It had expired, or was tried too often. */
  OVER("login.code.over", "CODE_OVER"),
  /** So many were wrong that none is looked at for now. */
  CLOSED("login.code.closed", "TOO_MANY"),
  /** It is right, and has been used elsewhere meanwhile: only the audit log says it. */
  COPIED("login.code.wrong", "COPIED");

  private final String key;
  private final String reason;

  Refusal(String key, String reason) {
    this.key = key;
    this.reason = reason;
  }

  /** What he is told. */
  String key() {
    return key;
  }

  /** What the audit log says. */
  String reason() {
    return reason;
  }
}
