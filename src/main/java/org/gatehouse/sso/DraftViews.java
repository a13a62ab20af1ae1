package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.sso.drafts.PassedTests;
import org.gatehouse.sso.drafts.SavedDraft;
import org.gatehouse.sso.metadata.DraftSource;
import org.gatehouse.sso.metadata.MetadataSources;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** Drafts and versions of the caller's account for people, and what they change. */
@ApplicationScoped
class DraftViews {

  @EJB PassedTests tests;
  @EJB MetadataSources sources;
  @Inject SsoAddresses addresses;
  @Inject Clock clock;

  /** The draft with what it would change of what is live. */
  DraftDetails details(SsoConfiguration live, SavedDraft draft) {
    CheckedSso checked = SsoTerms.read(draft.terms(), live.options());
    String fingerprint = SsoTerms.fingerprint(live, draft.terms());
    return new DraftDetails(
        addresses.details(live, checked, clock.instant()),
        changes(live, Optional.empty(), draft),
        fingerprint,
        tests.passed(live.accountId(), fingerprint),
        source(draft),
        draft.savedAt(),
        draft.savedBy(),
        draft.version(),
        seen(live, draft));
  }

  /**
   * What a draft changes of the one before it, else of what is live. Without an address of its own
   * it leaves the live one's alone.
   */
  List<Change> changes(SsoConfiguration live, Optional<SavedDraft> before, SavedDraft draft) {
    Map<String, String> was =
        new LinkedHashMap<>(
            readable(live, before.map(SavedDraft::terms).orElseGet(() -> liveTerms(live))));
    Map<String, String> is = new LinkedHashMap<>(readable(live, draft.terms()));
    Optional<DraftSource> former = before.flatMap(DraftViews::source);
    Optional<DraftSource> source = source(draft);
    former.map(DraftSource::values).ifPresent(was::putAll);
    source.map(DraftSource::values).ifPresent(is::putAll);
    if (former.isEmpty() && source.isPresent()) {
      was.putAll(sources.values());
    }
    return Change.between(was, is);
  }

  /** Where the metadata of the draft's provider was fetched; another one's is none. */
  static Optional<DraftSource> source(SavedDraft draft) {
    return source(draft.source(), draft.terms());
  }

  /** The address that is written there, while it is that of these values' provider. */
  static Optional<DraftSource> source(Map<String, String> texts, Map<String, String> terms) {
    return DraftSource.read(texts)
        .filter(source -> source.entityId().equals(SsoTerms.provider(terms)));
  }

  /** Stands for the draft and for what is live. */
  static String seen(SsoConfiguration live, SavedDraft draft) {
    return draft.version() + "-" + live.version();
  }

  /** The values for people: certificates by their fingerprints. */
  static Map<String, String> readable(@Nullable SsoConfiguration live, Map<String, String> terms) {
    if (live == null || terms.isEmpty()) {
      return Map.of();
    }
    CheckedSso checked = SsoTerms.read(terms, live.options());
    Map<String, String> values =
        new LinkedHashMap<>(SsoValues.of(live.spName(), checked.idp(), checked.options()));
    values.keySet().retainAll(SsoTerms.of(checked.idp(), checked.options()).keySet());
    return values;
  }

  private static Map<String, String> liveTerms(SsoConfiguration live) {
    var idp = live.idp();
    return idp == null ? Map.of() : SsoTerms.of(idp, live.options());
  }
}
