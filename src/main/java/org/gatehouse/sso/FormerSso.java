package org.gatehouse.sso;

import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.drafts.Proof;
import org.gatehouse.trail.Change;

/**
 * A version of the configuration that is or was live.
 *
 * @param by who made it live; empty where nobody knows
 * @param changes what it changed of the one before; of the oldest, everything
 * @param live whether these are the values that are live now
 */
public record FormerSso(
    int number, Instant since, String by, Proof proof, List<Change> changes, boolean live) {

  public FormerSso {
    changes = List.copyOf(changes);
  }
}
