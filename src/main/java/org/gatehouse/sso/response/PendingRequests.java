package org.gatehouse.sso.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The sign-ins that were begun and not yet answered, shared by all nodes. Kept by account and hash
 * of the request's ID, for ten minutes and one use, and bound to the browser by a token that only
 * its cookie holds.
 */
public interface PendingRequests {

  /** How long an answer is waited for. */
  Duration LIFETIME = Duration.ofMinutes(10);

  /** What became of the request that an answer names. */
  enum Outcome {
    /** It was waiting for this browser's answer and is now used up. */
    TAKEN,
    /** It is none of this account's, over, or already answered. */
    UNKNOWN,
    /** It waits for another browser, and goes on waiting. */
    OTHER_BROWSER,
    /** It is used up, but what answers it has signed somebody in before. */
    REPLAYED
  }

  /**
   * A request that was asked for.
   *
   * @param begunBy the user who was signed in when his browser made it; him it proves to be the
   *     person whom the identity provider names
   * @param ticket what was noted of the way back; empty where the answer is the end of it
   */
  record Taken(Outcome outcome, Optional<Long> begunBy, Optional<String> ticket) {

    /** A request that is not this browser's to be answered. */
    public static Taken not(Outcome outcome) {
      return new Taken(outcome, Optional.empty(), Optional.empty());
    }
  }

  /** Waits for the answer to a request. */
  default void remember(long accountId, String requestId, String browserToken) {
    remember(accountId, requestId, browserToken, Optional.empty());
  }

  /** The same, with a note of where the person goes on when the answer was right. */
  void remember(long accountId, String requestId, String browserToken, Optional<String> ticket);

  /**
   * Uses the request up, in one step that only one caller can win.
   *
   * @param browserToken what the browser's cookie says, empty where it has none
   */
  Taken take(long accountId, String requestId, String browserToken);

  /**
   * What answers a request.
   *
   * @param keepUntil from when on it is refused by its own date
   */
  record Answer(String issuer, String assertionId, Instant keepUntil) {}

  /** Uses the request up and claims the assertion that answers it. */
  default Taken take(
      long accountId, String requestId, String browserToken, Answer answer, UsedAssertions used) {
    Taken taken = take(accountId, requestId, browserToken);
    return taken.outcome() != Outcome.TAKEN
            || used.claim(accountId, answer.issuer(), answer.assertionId(), answer.keepUntil())
        ? taken
        : Taken.not(Outcome.REPLAYED);
  }
}
