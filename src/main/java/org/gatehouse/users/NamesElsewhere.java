package org.gatehouse.users;

import java.util.List;

/**
 * By which names others know a user; implemented by whatever keeps them, so that he is found under
 * each of them when he is deleted.
 */
public interface NamesElsewhere {

  /** As they are written. */
  List<String> names(long userId);
}
