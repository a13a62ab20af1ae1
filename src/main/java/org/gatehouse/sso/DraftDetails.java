package org.gatehouse.sso;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.sso.drafts.PassedTests;
import org.gatehouse.sso.metadata.DraftSource;
import org.gatehouse.trail.Change;

/**
 * A draft as callers see it.
 *
 * @param values the configuration as it would be with it; the switches are the live ones
 * @param differences what would change, certificates by their fingerprints
 * @param fingerprint what a passed test of exactly this draft is noted by
 * @param passed the last such test, if there is one
 * @param source where its metadata was fetched, to be followed once it is live
 * @param version what whoever changes it has to name
 * @param seen what whoever promotes it has to name: it stands for the draft and for what is live
 */
public record DraftDetails(
    SsoDetails values,
    List<Change> differences,
    String fingerprint,
    Optional<PassedTests.Passed> passed,
    Optional<DraftSource> source,
    Instant savedAt,
    String savedBy,
    long version,
    String seen) {

  public DraftDetails {
    differences = List.copyOf(differences);
  }
}
