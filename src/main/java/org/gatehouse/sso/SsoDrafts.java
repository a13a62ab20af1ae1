package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.drafts.DraftRows;
import org.gatehouse.sso.drafts.LiveVersion;
import org.gatehouse.sso.drafts.LiveVersions;
import org.gatehouse.sso.drafts.PassedTests;
import org.gatehouse.sso.drafts.Proof;
import org.gatehouse.sso.drafts.SavedDraft;
import org.gatehouse.sso.metadata.DraftSource;
import org.gatehouse.sso.metadata.MetadataSources;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/**
 * The draft beside the live single sign-on of the caller's account, and what was live before. A
 * draft is always whole: it could be live as it is.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class SsoDrafts {

  @EJB SsoConfigurations configurations;
  @EJB SsoRows rows;
  @EJB DraftRows drafts;
  @EJB LiveVersions versions;
  @EJB PassedTests tests;
  @EJB SsoPromotions promotions;
  @EJB MetadataSources sources;
  @Inject DraftViews views;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @Inject RecordedSso recorded;

  /** The draft, if there is one. */
  public Optional<DraftDetails> find() {
    return rows.ofAccount(caller.accountId())
        .flatMap(live -> drafts.find(live.accountId()).map(draft -> views.details(live, draft)));
  }

  /**
   * Saves what was typed as the draft; nothing of it counts yet. The switches of what was typed,
   * and its short name, are left alone. INVALID names all fields that are wrong.
   *
   * @param seen the version of the draft that was changed; 0 where there was none. CONFLICT if it
   *     is another one by now
   */
  public DraftDetails save(NewSso wanted, long seen) {
    return save(wanted, Optional.empty(), seen);
  }

  /**
   * Saves it as the draft with the address where it was found, which is followed from the promotion
   * on. Without one the draft keeps that which it has, while it is that of the same provider.
   */
  public DraftDetails save(NewSso wanted, Optional<DraftSource> found, long seen) {
    return recorded.recorded(
        this::notSaved,
        () -> {
          SsoConfiguration live = begun();
          // Before anything is wrong with values that are not the present ones.
          drafts.require(live.accountId(), seen);
          var complaints = new Complaints();
          SsoOptions present =
              drafts
                  .find(live.accountId())
                  .map(draft -> SsoTerms.read(draft.terms(), live.options()).options())
                  .orElse(live.options());
          CheckedSso checked = CheckedSso.of(wanted, present, complaints);
          complaints.refuse();
          return keep(live, SsoTerms.of(checked.idp(), checked.options()), found, seen);
        });
  }

  /** Forgets the draft. */
  public void discard(long seen) {
    recorded.recorded(
        reason ->
            new SsoEvent.DraftFailed(caller.accountId(), SsoEvent.Drafted.Deed.DISCARD, reason),
        () -> {
          rows.hold(caller.accountId());
          drafts.remove(caller.accountId(), seen);
          events.fire(
              new SsoEvent.Drafted(caller.accountId(), SsoEvent.Drafted.Deed.DISCARD, Map.of()));
          return seen;
        });
  }

  /** What is and was live, the newest first. */
  public List<FormerSso> history() {
    SsoConfiguration live = rows.ofAccount(caller.accountId()).orElse(null);
    List<LiveVersion> all = live == null ? List.of() : versions.list(live.accountId());
    List<FormerSso> history = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      LiveVersion one = all.get(i);
      Map<String, String> before =
          i + 1 < all.size() ? DraftViews.readable(live, all.get(i + 1).terms()) : Map.of();
      history.add(
          new FormerSso(
              one.number(),
              one.liveSince(),
              one.by(),
              one.proof(),
              Change.between(before, DraftViews.readable(live, one.terms())),
              i == 0));
    }
    return history;
  }

  /** Makes the values of a former version the draft; NOT_FOUND if it is not kept. */
  public DraftDetails restore(int number, long seen) {
    return recorded.recorded(
        this::notSaved,
        () -> {
          SsoConfiguration live = begun();
          LiveVersion former =
              versions.find(live.accountId(), number).orElseThrow(BusinessException::notFound);
          return keep(live, former.terms(), Optional.empty(), seen);
        });
  }

  /**
   * Makes the draft live, wholly or not at all; it is no draft any more then.
   *
   * @param seen what {@link DraftDetails#seen()} said; CONFLICT if the draft or what is live has
   *     changed since
   * @param confirmation without a passed test of exactly this draft: the account's short name, as
   *     somebody typed it. INVALID concerns {@code confirmation}
   */
  public SsoDetails promote(String seen, @Nullable String confirmation) {
    return recorded.live(
        () -> {
          rows.hold(caller.accountId());
          SsoConfiguration live =
              rows.ofAccount(caller.accountId()).orElseThrow(BusinessException::notFound);
          // Whoever has seen a draft that is gone was overtaken as well.
          SavedDraft draft =
              drafts
                  .find(live.accountId())
                  .filter(there -> seen.equals(DraftViews.seen(live, there)))
                  .orElseThrow(() -> BusinessException.of(Kind.CONFLICT, "sso.changedMeanwhile"));
          Proof proof = proof(live, draft, confirmation);
          CheckedSso checked = SsoTerms.read(draft.terms(), live.options());
          var before = promotions.before(live);
          drafts.remove(live.accountId(), draft.version());
          live.apply(checked, clock.instant());
          DraftViews.source(draft).ifPresent(sources::follow);
          return promotions.store(live, before, proof);
        });
  }

  /**
   * Makes the values of a former version live again as they were; a draft that somebody has begun
   * meanwhile stays. NOT_FOUND if it is not kept.
   */
  public SsoDetails goBack(int number) {
    return recorded.live(
        () -> {
          rows.hold(caller.accountId());
          SsoConfiguration live =
              rows.ofAccount(caller.accountId()).orElseThrow(BusinessException::notFound);
          LiveVersion former =
              versions.find(live.accountId(), number).orElseThrow(BusinessException::notFound);
          var before = promotions.before(live);
          live.apply(SsoTerms.read(former.terms(), live.options()), clock.instant());
          return promotions.store(live, before, Proof.CONFIRMED);
        });
  }

  private Proof proof(SsoConfiguration live, SavedDraft draft, @Nullable String confirmation) {
    String fingerprint = SsoTerms.fingerprint(live, draft.terms());
    if (tests.passed(live.accountId(), fingerprint).isPresent()) {
      return Proof.TESTED;
    }
    if (confirmation == null || !confirmation.strip().equals(live.spName())) {
      throw BusinessException.invalid("confirmation", "sso.promote.confirmation", live.spName());
    }
    return Proof.CONFIRMED;
  }

  private DraftDetails keep(
      SsoConfiguration live, Map<String, String> terms, Optional<DraftSource> found, long seen) {
    Optional<SavedDraft> before = drafts.find(live.accountId());
    Map<String, String> texts =
        found.map(DraftSource::texts).or(() -> before.map(SavedDraft::source)).orElse(Map.of());
    Map<String, String> source =
        DraftViews.source(texts, terms).map(DraftSource::texts).orElse(Map.of());
    SavedDraft draft = drafts.save(live.accountId(), terms, source, promotions.who(), seen);
    events.fire(
        new SsoEvent.Drafted(
            live.accountId(),
            SsoEvent.Drafted.Deed.SAVE,
            Change.details(views.changes(live, before, draft))));
    return views.details(live, draft);
  }

  /** The live configuration, with addresses at least. */
  private SsoConfiguration begun() {
    rows.hold(caller.accountId());
    if (rows.ofAccount(caller.accountId()).isEmpty()) {
      configurations.name(null);
    }
    SsoConfiguration live =
        rows.ofAccount(caller.accountId()).orElseThrow(BusinessException::notFound);
    if (live.sharedFrom() != null) {
      throw BusinessException.of(Kind.CONFLICT, "sso.sharing.readOnly");
    }
    return live;
  }

  private SsoEvent notSaved(String reason) {
    return new SsoEvent.DraftFailed(caller.accountId(), SsoEvent.Drafted.Deed.SAVE, reason);
  }
}
