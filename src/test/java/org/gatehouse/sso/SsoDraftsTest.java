package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.drafts.PassedTests;
import org.gatehouse.sso.drafts.Proof;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A draft beside what is live, on H2; the same on PostgreSQL is claimed by REST. */
class SsoDraftsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider OLD =
      TestIdentityProvider.named("https://idp.example/old");
  private static final TestIdentityProvider NEW =
      TestIdentityProvider.named("https://idp.example/new");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("a draft changes nothing that is live, and says what it would change")
  void leavesWhatIsLiveAlone() {
    SsoDetails live = live(OLD);

    DraftDetails draft = draft(wanted(NEW, "https://idp.example/out"), 0);

    assertThat(find().orElseThrow()).isEqualTo(live);
    assertThat(draft.differences())
        .extracting(Change::field)
        .containsExactlyInAnyOrder("idpEntityId", "ssoUrl", "logoutUrl", "certificates");
    assertThat(draft.differences())
        .contains(new Change("idpEntityId", OLD.entityId(), NEW.entityId()))
        .filteredOn(change -> change.field().equals("certificates"))
        .singleElement()
        .satisfies(change -> assertThat(change.after()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
    assertThat(draft.values().enabled()).isTrue();
    assertThat(draft.passed()).isEmpty();
    assertThat(connections().findDraft("contoso").orElseThrow())
        .satisfies(
            trial -> {
              assertThat(trial.fingerprint()).isEqualTo(draft.fingerprint());
              assertThat(trial.sso().connection().idpEntityId()).isEqualTo(NEW.entityId());
              assertThat(trial.sso().connection().acsUrl()).isEqualTo(live.acsUrl());
              assertThat(trial.sso().connection().version()).isNegative();
            });
  }

  @Test
  @DisplayName("promoting wants a passed test of exactly this draft, or a typed confirmation")
  void promotesWithProofOnly() {
    live(OLD);
    DraftDetails draft = draft(wanted(NEW, "https://idp.example/out"), 0);

    refused(Kind.INVALID, () -> promote(draft, null));
    refused(Kind.INVALID, () -> promote(draft, "something else"));
    passes(draft);
    DraftDetails changed = draft(wanted(NEW, "https://idp.example/gone"), draft.version());
    assertThat(changed.passed()).isEmpty();
    refused(Kind.INVALID, () -> promote(changed, null));
    passes(changed);

    SsoDetails promoted = promote(changed, null);

    assertThat(promoted.idp().entityId()).isEqualTo(NEW.entityId());
    assertThat(promoted.idp().logoutUrl()).isEqualTo("https://idp.example/gone");
    assertThat(drafts().find()).isEmpty();
    assertThat(drafts().history())
        .extracting(FormerSso::proof)
        .containsExactly(Proof.TESTED, Proof.DIRECT);
    assertThat(last().details())
        .containsEntry("proof", "TESTED")
        .containsEntry("version", "2")
        .containsKey("change.certificates");
  }

  @Test
  @DisplayName("a passed test counts for exactly the draft that was tested, whatever is changed")
  void countsForExactlyThatDraft() {
    live(OLD);
    DraftDetails tested = draft(tested(NewSso.Strictness.SAME), 0);
    passes(tested);
    assertThat(drafts().find().orElseThrow().passed()).isPresent();

    for (NewSso change : changes()) {
      DraftDetails other = draft(change, drafts().find().orElseThrow().version());
      assertThat(other.passed()).as(change.toString()).isEmpty();
      refused(Kind.INVALID, () -> promote(other, null));
      discard(other.version());
      DraftDetails again = draft(tested(NewSso.Strictness.SAME), 0);
      assertThat(again.passed()).as("the tested one again").isPresent();
    }
    sso.in(() -> configurations().name("contoso-2"));
    assertThat(drafts().find().orElseThrow().passed()).as("other addresses").isEmpty();
    sso.in(() -> configurations().name("contoso"));
    assertThat(drafts().find().orElseThrow().passed()).as("another random part").isEmpty();
  }

  /** Each differs from what was tested in one value. */
  private static List<NewSso> changes() {
    var same = NewSso.Asking.SAME;
    var reading = NewSso.Reading.SAME;
    var claims = NewSso.Claims.SAME;
    NewSso base = tested(NewSso.Strictness.SAME);
    List<NewSso> changes = new ArrayList<>();
    changes.add(wanted(NEW, "https://idp.example/elsewhere"));
    changes.add(wanted(OLD, "https://idp.example/out"));
    changes.add(base.withCertificates(List.of(NEW.pem(), OLD.pem())));
    changes.add(base.withCertificates(List.of(OLD.pem())));
    Stream.of(
            strict(false, null, null, null, null, null, same, reading),
            strict(null, "BOTH", null, null, null, null, same, reading),
            strict(null, null, 5, null, null, null, same, reading),
            strict(null, null, null, 30, null, null, same, reading),
            strict(null, null, null, null, true, null, same, reading),
            strict(null, null, null, null, null, true, same, reading),
            asking(new NewSso.Asking(true, null, null)),
            asking(new NewSso.Asking(null, List.of("urn:example:token"), null)),
            asking(new NewSso.Asking(null, null, "MINIMUM")),
            reading(new NewSso.Reading("DEMANDED", null, claims, null)),
            reading(new NewSso.Reading(null, "UPN", claims, null)),
            reading(new NewSso.Reading(null, null, claims, true)),
            reading(
                new NewSso.Reading(null, null, new NewSso.Claims("given", null, null, null), null)),
            reading(
                new NewSso.Reading(null, null, new NewSso.Claims(null, null, null, "grp"), null)))
        .map(SsoDraftsTest::tested)
        .forEach(changes::add);
    return changes;
  }

  private static NewSso.Strictness asking(NewSso.Asking asking) {
    return strict(null, null, null, null, null, null, asking, NewSso.Reading.SAME);
  }

  private static NewSso.Strictness reading(NewSso.Reading reading) {
    return strict(null, null, null, null, null, null, NewSso.Asking.SAME, reading);
  }

  private static NewSso.Strictness strict(
      Boolean signRequests,
      String signatures,
      Integer skew,
      Integer minutes,
      Boolean unsolicited,
      Boolean absentMeansNone,
      NewSso.Asking asking,
      NewSso.Reading reading) {
    return new NewSso.Strictness(
        signRequests, signatures, skew, minutes, unsolicited, absentMeansNone, asking, reading);
  }

  @Test
  @DisplayName("whoever has typed the short name promotes without a test")
  void promotesConfirmed() {
    live(OLD);

    promote(draft(wanted(NEW, "https://idp.example/out"), 0), " contoso ");

    assertThat(drafts().history().get(0))
        .satisfies(
            newest -> {
              assertThat(newest.proof()).isEqualTo(Proof.CONFIRMED);
              assertThat(newest.by()).isEqualTo("mia");
              assertThat(newest.live()).isTrue();
              assertThat(newest.since()).isEqualTo(NOW);
            });
  }

  @Test
  @DisplayName("of two who change the same draft the second is told, and nothing of his is kept")
  void tellsWhoComesSecond() {
    live(OLD);
    DraftDetails first = draft(wanted(NEW, "https://idp.example/first"), 0);

    refused(Kind.CONFLICT, () -> draft(wanted(NEW, "https://idp.example/second"), 0));
    DraftDetails next = draft(wanted(NEW, "https://idp.example/third"), first.version());
    refused(Kind.CONFLICT, () -> promote(first, "contoso"));
    refused(Kind.CONFLICT, () -> discard(first.version()));
    live(NEW);
    refused(Kind.CONFLICT, () -> promote(next, "contoso"));

    assertThat(drafts().find().orElseThrow().values().idp().logoutUrl())
        .isEqualTo("https://idp.example/third");
  }

  @Test
  @DisplayName("whoever has seen a draft that is gone does nothing to the next one")
  void neverHasAVersionTwice() {
    live(OLD);
    DraftDetails discarded = draft(wanted(NEW, "https://idp.example/first"), 0);
    discard(discarded.version());
    DraftDetails next = draft(wanted(NEW, "https://idp.example/second"), 0);

    refusedAsOld(discarded);
    assertThat(drafts().find().orElseThrow()).isEqualTo(next);
    promote(next, "contoso");
    DraftDetails third = draft(wanted(OLD, "https://idp.example/third"), 0);

    refusedAsOld(discarded);
    refusedAsOld(next);
    assertThat(drafts().find().orElseThrow()).isEqualTo(third);
  }

  @Test
  @DisplayName("a draft from before versions were counted goes on from its own")
  void countsOnFromTheFormerVersion() {
    live(OLD);
    draft(wanted(NEW, "https://idp.example/first"), 0);
    sso.execute("update sso_draft set version = 40");
    sso.execute("update sso_configuration set draft_version = 0");

    discard(40);

    assertThat(draft(wanted(NEW, "https://idp.example/second"), 0).version()).isGreaterThan(40);
  }

  private void refusedAsOld(DraftDetails old) {
    refused(Kind.CONFLICT, () -> promote(old, "contoso"));
    refused(Kind.CONFLICT, () -> draft(wanted(NEW, "https://idp.example/late"), old.version()));
    refused(Kind.CONFLICT, () -> discard(old.version()));
  }

  private void discard(long version) {
    sso.in(
        () -> {
          drafts().discard(version);
          return true;
        });
  }

  @Test
  @DisplayName("a wrong value leaves the draft as it was")
  void keepsNoHalfChange() {
    live(OLD);
    DraftDetails draft = draft(wanted(NEW, "https://idp.example/out"), 0);

    refused(Kind.INVALID, () -> draft(wanted(OLD, "http://idp.example/plain"), draft.version()));

    assertThat(drafts().find().orElseThrow().values()).isEqualTo(draft.values());
  }

  @Test
  @DisplayName("a former version comes back as a draft, whole, and only promoting makes it live")
  void restores() {
    live(OLD);
    promote(draft(wanted(NEW, "https://idp.example/out"), 0), "contoso");

    DraftDetails former = sso.in(() -> drafts().restore(1, 0));

    assertThat(find().orElseThrow().idp().entityId()).isEqualTo(NEW.entityId());
    assertThat(former.values().idp().entityId()).isEqualTo(OLD.entityId());
    assertThat(former.values().idp().certificates())
        .extracting(SsoDetails.Certificate::pem)
        .containsExactly(OLD.pem());
    promote(former, "contoso");
    assertThat(find().orElseThrow().idp().entityId()).isEqualTo(OLD.entityId());
    assertThat(drafts().history()).extracting(FormerSso::number).containsExactly(3, 2, 1);
    refused(Kind.NOT_FOUND, () -> sso.in(() -> drafts().restore(99, 0)));
  }

  @Test
  @DisplayName("the way back makes a former version live and leaves a draft begun since as it is")
  void goesBackBesideADraft() {
    live(OLD);
    promote(draft(wanted(NEW, "https://idp.example/out"), 0), "contoso");
    DraftDetails begun = draft(wanted(NEW, "https://idp.example/next"), 0);

    sso.in(() -> drafts().goBack(1));

    assertThat(find().orElseThrow().idp().entityId()).isEqualTo(OLD.entityId());
    assertThat(drafts().find().orElseThrow().values().idp().logoutUrl())
        .isEqualTo(begun.values().idp().logoutUrl());
    assertThat(drafts().history()).extracting(FormerSso::number).containsExactly(3, 2, 1);
    refused(Kind.NOT_FOUND, () -> sso.in(() -> drafts().goBack(99)));
  }

  @Test
  @DisplayName("what was live before there was a history comes first in it")
  void beginsWithWhatWasThere() {
    live(OLD);
    sso.execute("delete from sso_version");

    promote(draft(wanted(NEW, "https://idp.example/out"), 0), "contoso");

    assertThat(drafts().history()).extracting(FormerSso::by).containsExactly("mia", "");
  }

  @Test
  void keepsFiftyVersions() {
    IntStream.rangeClosed(1, 52)
        .forEach(i -> sso.in(() -> configurations().save(wanted(OLD, "https://idp.example/" + i))));

    assertThat(drafts().history()).hasSize(50).last().extracting(FormerSso::number).isEqualTo(3);
  }

  @Test
  @DisplayName("switches count at once and are no part of a draft")
  void switchesAtOnce() {
    live(OLD);
    DraftDetails draft = draft(wanted(NEW, "https://idp.example/out"), 0);

    sso.in(() -> switches().setEnforced(false, false));
    SsoDetails groups = sso.in(() -> switches().setAutoCreateGroups(true));

    assertThat(groups.enforced()).isFalse();
    assertThat(groups.autoCreateGroups()).isTrue();
    assertThat(groups.idp().entityId()).isEqualTo(OLD.entityId());
    assertThat(drafts().find().orElseThrow().differences()).isEqualTo(draft.differences());
    assertThat(drafts().history()).as("no other values").hasSize(1);
  }

  @Test
  @DisplayName("a test counts for thirty days")
  void forgetsOldTests() {
    live(OLD);
    DraftDetails draft = draft(wanted(NEW, "https://idp.example/out"), 0);
    passes(draft);

    sso.at(NOW.plus(Duration.ofDays(30)));
    assertThat(drafts().find().orElseThrow().passed()).isPresent();
    sso.at(NOW.plus(Duration.ofDays(30)).plusSeconds(1));

    assertThat(drafts().find().orElseThrow().passed()).isEmpty();
  }

  private SsoDetails live(TestIdentityProvider provider) {
    return sso.in(() -> configurations().save(wanted(provider, "https://idp.example/out-live")));
  }

  private DraftDetails draft(NewSso wanted, long seen) {
    return sso.in(() -> drafts().save(wanted, seen));
  }

  private SsoDetails promote(DraftDetails draft, String confirmation) {
    return sso.in(() -> drafts().promote(draft.seen(), confirmation));
  }

  private void passes(DraftDetails draft) {
    sso.in(
        () -> {
          sso.get(PassedTests.class).record(SsoInMemory.ACCOUNT, draft.fingerprint(), "mia");
          return true;
        });
  }

  private static void refused(Kind kind, Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            BusinessException.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  private java.util.Optional<SsoDetails> find() {
    return configurations().find();
  }

  private AuditEvent last() {
    return sso.fired.get(sso.fired.size() - 1);
  }

  private SsoDrafts drafts() {
    return sso.get(SsoDrafts.class);
  }

  private SsoSwitches switches() {
    return sso.get(SsoSwitches.class);
  }

  private SsoConfigurations configurations() {
    return sso.get(SsoConfigurations.class);
  }

  private SsoConnections connections() {
    return sso.get(SsoConnections.class);
  }

  private static NewSso tested(NewSso.Strictness strictness) {
    return wanted(NEW, "https://idp.example/out", strictness);
  }

  private static NewSso wanted(TestIdentityProvider provider, String logoutUrl) {
    return wanted(provider, logoutUrl, NewSso.Strictness.SAME);
  }

  private static NewSso wanted(
      TestIdentityProvider provider, String logoutUrl, NewSso.Strictness strictness) {
    return new NewSso(
        provider.entityId(),
        List.of(provider.pem()),
        provider.entityId() + "/sso",
        logoutUrl,
        null,
        false,
        false,
        true,
        true,
        strictness);
  }
}
