package org.gatehouse.branding;

import java.util.Optional;

/**
 * The host name under which an account's people sign in; the feature that keeps it implements it.
 */
public interface LoginHost {

  /** The host name of the account, also while its proof is awaited. */
  Optional<String> find(long accountId);

  /**
   * Sets the host name of the caller's account in the transaction of the caller, which comes from
   * {@code loginHost}: an empty one takes it away. A refusal names that field and is in the log.
   */
  void set(String host);
}
