package org.gatehouse.sso;

import java.util.Optional;

/**
 * What else becomes of a changed single sign-on; implemented by whatever has to act upon it, in the
 * transaction of the change.
 */
public interface WhenLive {

  /** The live configuration has changed. */
  void changed(LiveChange change);

  /**
   * What the live configuration was and what it is.
   *
   * @param before empty where it has just begun
   * @param version the number under which the history keeps the values, if other ones are live now
   */
  record LiveChange(
      long accountId, Optional<SsoDetails> before, SsoDetails after, Optional<Integer> version) {}
}
