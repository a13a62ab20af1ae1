package org.gatehouse.users;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells in which teams users are; implemented by the feature that knows teams. */
public interface TeamNames {

  /** The teams of each of these users of the caller's account by name, by user. */
  Map<Long, List<TeamPlace>> ofUsers(Collection<Long> userIds);

  /** The names of teams of the caller's account, so many at most, to choose from. */
  List<String> some(int most);

  /** The team of the caller's account with this name or id, for {@link #among}. */
  Optional<Long> find(String nameOrId);

  /** The condition, in JPQL, that the user {@code u} is in the team {@code :team}. */
  String among();
}
