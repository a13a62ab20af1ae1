package org.gatehouse.users;

import java.util.List;
import java.util.Optional;

/**
 * A page of users by name.
 *
 * @param newer the place before which the page before it ends, if there is one
 * @param older the place behind which the next page begins, if there is one
 */
public record UserSlice(List<UserDetails> items, Optional<String> newer, Optional<String> older) {

  public UserSlice {
    items = List.copyOf(items);
  }
}
