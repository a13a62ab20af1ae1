package org.gatehouse.users;

import java.util.List;

/**
 * What a feature above this one keeps of a user; each such feature implements it, so that nothing
 * of him is left when he is deleted.
 */
public interface Belongings {

  /** Names that others know him by and this feature keeps, as they are written. */
  default List<String> names(long userId) {
    return List.of();
  }

  /** Forgets it, in the transaction that deletes him and before his row goes. */
  void forget(Leaver leaver);
}
