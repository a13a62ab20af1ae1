package org.gatehouse.sso.drafts;

import java.time.Instant;
import java.util.Map;

/**
 * Values that are or were live.
 *
 * @param number counts from one in each account
 * @param by who made them live; empty where nobody knows
 */
public record LiveVersion(
    int number, Map<String, String> terms, Instant liveSince, String by, Proof proof) {

  public LiveVersion {
    terms = Map.copyOf(terms);
  }
}
