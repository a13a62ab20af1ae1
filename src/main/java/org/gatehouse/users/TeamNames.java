package org.gatehouse.users;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells in which teams users are; implemented by the feature that knows teams. */
public interface TeamNames {

  /** The names of the teams of each of these users of the caller's account, by user. */
  Map<Long, List<String>> ofUsers(Collection<Long> userIds);
}
