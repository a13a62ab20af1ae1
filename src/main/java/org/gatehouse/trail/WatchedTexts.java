package org.gatehouse.trail;

import java.util.Set;

/**
 * Texts of the catalogue whose new entries somebody above the trail waits for; features implement
 * it, and find the entries in the table {@code audit_news}.
 */
public interface WatchedTexts {

  /** Keys of texts each of whose entries is news. */
  Set<String> each();

  /**
   * Keys of texts of whose entries many may come at once: all that an account got of them in one
   * fold is one piece of news, with the number and the time of the newest.
   */
  Set<String> together();
}
