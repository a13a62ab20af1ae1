package org.gatehouse.accounts;

import java.util.Optional;

/**
 * Says how the people of an account may sign in; implemented by the features that know other ways
 * than a password. While none has an objection, a password is allowed. They are asked about
 * accounts of which {@link Accounts#getsWayBeside} was told.
 */
public interface SignInRoutes {

  /**
   * Where the users of that account sign in, if they may not do so with a password; a whole
   * address.
   */
  Optional<String> findOtherWayIn(long accountId);

  /**
   * The path under which that account's people begin to sign in without a password, if they may.
   */
  Optional<String> findPathBeside(long accountId);

  /** Whether some account's people sign in at the address that is made from that name. */
  boolean leadsSomewhere(String name);
}
