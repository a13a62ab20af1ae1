package org.gatehouse.messaging;

import java.util.Optional;

/** Under which address an account's people reach its pages; who keeps other ones implements it. */
public interface Homes {

  /** The account's own address, without a slash at its end; empty for the platform's. */
  Optional<String> findHome(long accountId);
}
