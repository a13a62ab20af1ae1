package org.gatehouse.login.steps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.SignIn;

/**
 * A half-finished sign-in.
 *
 * @param device the user's device that the browser is known as
 * @param open the steps that are still to be done, the next one first
 * @param spared whether it goes on though the account's people sign in elsewhere
 */
public record HalfSignIn(
    long id,
    long accountId,
    long userId,
    SignIn.Way way,
    Optional<Long> device,
    List<Step> open,
    Instant expiresAt,
    boolean spared) {

  public HalfSignIn {
    open = List.copyOf(open);
  }

  /** Whether this is the step that is next. */
  public boolean isAt(Step step) {
    return !open.isEmpty() && open.get(0) == step;
  }
}
