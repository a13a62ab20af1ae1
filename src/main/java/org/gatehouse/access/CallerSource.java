package org.gatehouse.access;

import java.util.Optional;

/** Tells who the user of a session is; implemented by the feature that knows users. */
public interface CallerSource {

  /**
   * The user as he is now, if he may still be signed in; empty when he was disabled, locked or
   * deleted. He acts in the account that he has chosen as long as he may, and as it admits him from
   * where he calls; else in his own.
   */
  Optional<Caller> findCaller(SessionUser user);

  /** Keeps the language that the user chose in his browser before he signed in. */
  void speaks(long userId, String language);
}
