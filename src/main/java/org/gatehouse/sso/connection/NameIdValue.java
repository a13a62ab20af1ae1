package org.gatehouse.sso.connection;

/** What the value of a name identifier is; its format is emailAddress either way. */
public enum NameIdValue {
  /** The person's e-mail address. */
  EMAIL,
  /**
   * A user principal name, which looks like an address and need not be one; a person is looked for
   * by the e-mail address that comes beside it, too.
   */
  UPN
}
