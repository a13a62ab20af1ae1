package org.gatehouse.sso.drafts;

import java.time.Instant;
import java.util.Map;

/**
 * A draft as it is stored.
 *
 * @param terms its values by name
 * @param source where its metadata was fetched, by name; empty for nowhere
 * @param version another one after each change; 0 stands for no draft
 */
public record SavedDraft(
    Map<String, String> terms,
    Map<String, String> source,
    Instant savedAt,
    String savedBy,
    long version) {

  public SavedDraft {
    terms = Map.copyOf(terms);
    source = Map.copyOf(source);
  }
}
