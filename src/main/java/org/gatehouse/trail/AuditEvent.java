package org.gatehouse.trail;

import java.util.Map;
import java.util.Optional;

/**
 * What happened, as the feature says it where it happens; a small record, never an entity.
 *
 * <p>A success is fired as a CDI event inside the transaction of its change; {@link Recorder} hears
 * it, so that the entry and the change commit together. A failure goes to {@link
 * AuditTrail#recordFailure}.
 */
public interface AuditEvent {

  /**
   * The machine name of its entry in the catalogue, such as {@code user.create}; unknown names are
   * a bug.
   */
  String name();

  /** How it ended. */
  default Outcome outcome() {
    return Outcome.SUCCESS;
  }

  /** The account whose log it belongs to. */
  long accountId();

  /** The user name of whoever did it, where that is not the current caller: at a sign-in, say. */
  default Optional<String> actor() {
    return Optional.empty();
  }

  /**
   * The parameters of its text and what else is worth finding, by name; never a secret or a code.
   */
  default Map<String, String> details() {
    return Map.of();
  }
}
