package org.gatehouse.sso.connection;

/** Whether assertions have to be encrypted for us. */
public enum EncryptionDemand {
  /** They may be. */
  ACCEPTED,
  /** One that is not is refused. */
  DEMANDED
}
