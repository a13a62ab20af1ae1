package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;

/** Certificates that run out, and a draft that somebody has begun and not finished. */
@Stateless
public class SsoMatters implements NeedsAttention {

  private static final Duration SOON = Duration.ofDays(30);
  private static final Duration PRESSING = Duration.ofDays(10);

  @EJB SsoRows rows;
  @Inject SsoAddresses addresses;
  @EJB SsoDrafts drafts;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  @Override
  public Permission permission() {
    return Permission.SSO_MANAGE;
  }

  @Override
  public List<Matter> matters() {
    Optional<SsoConfiguration> live =
        rows.ofAccount(caller.accountId())
            .filter(one -> one.options().enabled() || one.sharedFrom() != null);
    // Where another account's counts, nobody can test or promote a draft.
    boolean shared = live.filter(one -> one.sharedFrom() != null).isPresent();
    Optional<DraftDetails> draft = shared ? Optional.empty() : drafts.find();
    List<Matter> matters = new ArrayList<>();
    live.ifPresent(one -> matters.addAll(certificates(one)));
    draft.ifPresent(begun -> matters.add(unfinished(begun)));
    // Operators keep their passwords.
    if (live.isEmpty() && draft.isEmpty() && !caller.get().may(Permission.ACCOUNTS_OPERATE)) {
      matters.add(new Matter(Matter.Level.INFO, "sso", List.of(), "sso", "/sso"));
    }
    return matters;
  }

  private List<Matter> certificates(SsoConfiguration live) {
    Instant now = clock.instant();
    SsoDetails details = addresses.details(live, now);
    return Stream.of(theirs(details, now), ends(details.keys().current(), "own-certificate", now))
        .flatMap(Optional::stream)
        .toList();
  }

  /** While one of them still counts for long, a provider that has changed its key is known. */
  private static Optional<Matter> theirs(SsoDetails details, Instant now) {
    SsoDetails.Idp idp = details.idp();
    return idp == null
        ? Optional.empty()
        : idp.certificates().stream()
            .max((one, other) -> one.expiresAt().compareTo(other.expiresAt()))
            .flatMap(last -> ends(last, "certificate", now));
  }

  private static Optional<Matter> ends(
      SsoDetails.Certificate certificate, String name, Instant now) {
    Duration left = Duration.between(now, certificate.expiresAt());
    if (left.compareTo(SOON) > 0) {
      return Optional.empty();
    }
    boolean over = left.isNegative();
    boolean pressing = left.compareTo(PRESSING) <= 0;
    return Optional.of(
        new Matter(
            pressing ? Matter.Level.BAD : Matter.Level.WARN,
            over ? name + "-over" : name,
            List.of(Math.abs(left.toDays()), certificate.shortFingerprint()),
            "sso",
            "/sso/keys"));
  }

  private static Matter unfinished(DraftDetails draft) {
    boolean tested = draft.passed().isPresent();
    return new Matter(
        Matter.Level.INFO,
        tested ? "draft" : "draft-untested",
        List.of(draft.savedBy()),
        "sso",
        tested ? "/sso" : "/sso/test");
  }
}
