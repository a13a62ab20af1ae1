package org.gatehouse.users;

import java.time.Instant;
import java.util.Optional;

/**
 * A user as a sign-in needs him: also when he may not sign in, so that every refusal takes the same
 * time.
 *
 * @param passwordHash the Argon2id hash of his password, if he has one
 * @param locked whether he is locked at all
 * @param lockedByHand whether that stops him everywhere; a lock after wrong guesses does not
 * @param awaited whether he was invited and has not come yet
 * @param cameBefore whether he has signed in at any time
 */
public record SignInUser(
    long id,
    long accountId,
    String username,
    String displayName,
    String email,
    Optional<String> language,
    Optional<String> passwordHash,
    Optional<Instant> passwordChangedAt,
    boolean disabled,
    boolean locked,
    boolean lockedByHand,
    boolean awaited,
    boolean cameBefore,
    Optional<String> zone) {

  /** The same with another hash of his password. */
  SignInUser withPassword(String hash) {
    return new SignInUser(
        id,
        accountId,
        username,
        displayName,
        email,
        language,
        Optional.of(hash),
        passwordChangedAt,
        disabled,
        locked,
        lockedByHand,
        awaited,
        cameBefore,
        zone);
  }

  /** Without the hash, which must not end up in a log. */
  @Override
  public String toString() {
    return "SignInUser[" + id + "]";
  }
}
