package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.metadata.DraftSource;
import org.gatehouse.sso.metadata.FoundDetails;
import org.gatehouse.sso.metadata.MetadataRefreshes;
import org.gatehouse.sso.metadata.MetadataSources;
import org.gatehouse.sso.metadata.ProviderMetadata;
import org.gatehouse.sso.metadata.SourceDetails;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a draft's metadata was fetched is followed once the draft is live, not before")
class MetadataDraftsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider OLD =
      TestIdentityProvider.named("https://idp.example/old");
  private static final TestIdentityProvider NEW =
      TestIdentityProvider.named("https://idp.example/new");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void followsTheLiveOne() {
    promote(take(found(OLD, url(OLD)), true, 0));
    assertThat(source().entityId()).isEqualTo(OLD.entityId());
    sso.fired.clear();
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("a discarded draft of another provider leaves the live one's as it was")
  void forgetsTheOneOfADiscardedDraft() {
    SourceDetails before = source();

    DraftDetails draft = take(found(NEW, url(NEW)), false, 0);

    assertThat(draft.source().map(DraftSource::url)).contains(url(NEW));
    assertThat(draft.differences())
        .contains(
            new Change("metadataUrl", url(OLD), url(NEW)),
            new Change("keepCurrent", "true", "false"));
    assertThat(source()).isEqualTo(before);
    discard(draft);
    assertThat(source()).isEqualTo(before);
    assertThat(take(found(NEW, null), true, 0).source()).isEmpty();
    assertThat(source()).as("a file of another provider").isEqualTo(before);
    assertThat(sso.fired).extracting(AuditEvent::name).doesNotContain("sso.source");
  }

  @Test
  @DisplayName("whether certificates are kept up to date is decided by the promotion")
  void keepsAsTheLiveOneDoes() {
    DraftDetails draft = take(found(OLD, url(OLD)), false, 0);
    assertThat(source().keepCurrent()).isTrue();

    promote(draft);

    assertThat(source().keepCurrent()).isFalse();
    assertThat(sso.fired).extracting(AuditEvent::name).contains("sso.source");
  }

  @Test
  @DisplayName("a promoted draft brings its own")
  void followsThePromotedOne() {
    DraftDetails draft = take(found(NEW, url(NEW)), false, 0);
    DraftDetails edited = save(NEW, draft.version());
    assertThat(edited.source()).as("of the same provider").isEqualTo(draft.source());

    promote(edited);

    assertThat(source().url()).isEqualTo(url(NEW));
    assertThat(source().entityId()).isEqualTo(NEW.entityId());
    assertThat(source().keepCurrent()).isFalse();
    assertThat(astray()).isFalse();

    sso.in(() -> sso.get(SsoDrafts.class).goBack(1));
    assertThat(astray()).as("after the way back").isTrue();
  }

  @Test
  @DisplayName("a draft that gets another provider by hand has none any more")
  void forgetsTheOneOfAnotherProvider() {
    DraftDetails draft = take(found(NEW, url(NEW)), true, 0);

    DraftDetails edited = save(OLD, draft.version());
    promote(edited);

    assertThat(edited.source()).isEmpty();
    assertThat(source().url()).isEqualTo(url(OLD));
  }

  @Test
  @DisplayName("what was fetched at the former address is nothing to the one that is followed now")
  void dropsWhatCameFromTheFormerAddress() {
    SourceDetails asked = source();
    promote(take(found(NEW, url(NEW)), true, 0));
    SourceDetails now = source();

    sso.in(
        () -> {
          var refreshes = sso.get(MetadataRefreshes.class);
          refreshes.arrived(SsoInMemory.ACCOUNT, asked, described(OLD));
          refreshes.arrived(SsoInMemory.ACCOUNT, asked, null);
          refreshes.failed(SsoInMemory.ACCOUNT, asked, "sso.metadata.failed.STATUS", 503);
          return true;
        });

    assertThat(source()).isEqualTo(now);
    assertThat(sso.column("select kind from outbox_entry"))
        .noneMatch(kind -> kind.startsWith("sso.metadata"));
  }

  private static ProviderMetadata described(TestIdentityProvider provider) {
    FoundDetails found = found(provider, null);
    return new ProviderMetadata(
        found.entityId(), found.certificates(), found.ssoUrl(), null, List.of(), null, List.of());
  }

  private DraftDetails take(FoundDetails found, boolean keep, long seen) {
    return sso.in(
        () -> sso.get(MetadataDrafts.class).take(found, "https://idp.example/out", keep, seen));
  }

  private DraftDetails save(TestIdentityProvider provider, long seen) {
    return sso.in(
        () ->
            sso.get(SsoDrafts.class)
                .save(
                    new NewSso(
                        provider.entityId(),
                        List.of(provider.pem()),
                        provider.entityId() + "/sso",
                        "https://idp.example/gone",
                        null,
                        false,
                        false,
                        true,
                        false,
                        NewSso.Strictness.SAME),
                    seen));
  }

  private void promote(DraftDetails draft) {
    sso.in(() -> sso.get(SsoDrafts.class).promote(draft.seen(), "contoso"));
  }

  private void discard(DraftDetails draft) {
    sso.in(
        () -> {
          sso.get(SsoDrafts.class).discard(draft.version());
          return draft;
        });
  }

  private SourceDetails source() {
    return sso.in(() -> sso.get(MetadataSources.class).find().orElseThrow());
  }

  private boolean astray() {
    return sso.in(() -> sso.get(MetadataSources.class).astray());
  }

  private static String url(TestIdentityProvider provider) {
    return provider.entityId() + "/metadata";
  }

  private static FoundDetails found(TestIdentityProvider provider, String url) {
    return new FoundDetails(
        1,
        "look",
        url,
        provider.entityId(),
        List.of(new IdpCertificate(provider.certificate())),
        provider.entityId() + "/sso",
        "",
        null,
        List.of(),
        NOW);
  }
}
