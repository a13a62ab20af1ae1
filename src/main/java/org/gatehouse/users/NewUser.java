package org.gatehouse.users;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user to be made, as somebody typed him; nothing of it is checked yet. */
public record NewUser(
    @Nullable String username,
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String mobile,
    @Nullable String language,
    List<String> roles,
    @Nullable String password) {

  public NewUser {
    roles = List.copyOf(roles);
  }

  /** Without the password, which must not end up in a log. */
  @Override
  public String toString() {
    return "NewUser[" + username + ", " + email + "]";
  }
}
