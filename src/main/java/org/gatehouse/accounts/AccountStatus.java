package org.gatehouse.accounts;

/** Whether an account's people and programs can come in. */
public enum AccountStatus {
  /** They can. */
  ACTIVE,
  /** They can not until an operator resumes it, or the account above it. */
  SUSPENDED,
  /** They can not, and an operator can reopen it until its grace time is over. */
  CLOSING,
  /** They can not for ever, and what it kept is about to be erased. */
  CLOSED,
  /** Nothing is left of it but its short name and its name, and its log without people. */
  ERASED
}
