package org.gatehouse.users;

import java.util.List;
import java.util.Optional;

/**
 * Who is about to choose a password, as he was when it was asked.
 *
 * @param owner the names that his password must not be made of
 * @param current the hash of the password that he has, if he has one
 * @param before the hashes of the last ones that he had before it
 */
public record PasswordHolder(
    long userId,
    long accountId,
    UserEvent.Subject subject,
    PasswordOwner owner,
    Optional<String> current,
    List<String> before) {

  /** Without the hashes, which must not end up in a log. */
  @Override
  public String toString() {
    return "PasswordHolder[" + userId + "]";
  }
}
