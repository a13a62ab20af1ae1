package org.gatehouse.sso;

import java.util.Optional;

/**
 * What somebody should have done before passwords are refused in his account; implemented by
 * whatever knows of it.
 */
public interface BeforeEnforcement {

  /** The key of a sentence that says what is missing in that account; empty for nothing. */
  Optional<String> concern(long accountId);
}
