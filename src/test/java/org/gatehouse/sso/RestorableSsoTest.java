package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.connection.EncryptionDemand;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values come back from an entry of the log, on H2. */
class RestorableSsoTest {

  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/restored");

  private final SsoInMemory sso = new SsoInMemory(Instant.parse("2026-11-26T10:00:00Z"));

  @BeforeEach
  void begin() {
    save(NewSso.Asking.SAME, NewSso.Reading.SAME);
    save(
        new NewSso.Asking(true, List.of("urn:example:token"), "MINIMUM"),
        new NewSso.Reading(
            "DEMANDED", "UPN", new NewSso.Claims("first", null, "mail", null), true));
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("each changed option can be put back, with all others as they are")
  void putsEachOptionBack() {
    List<Change> changes = changes();
    assertThat(changes)
        .extracting(Change::field)
        .containsExactlyInAnyOrder(
            "forceAuthn",
            "authnContexts",
            "authnComparison",
            "encryption",
            "nameIdValue",
            "claimFirstName",
            "claimEmail",
            "refuseExpiredCertificates");

    for (Change change : changes) {
      assertThat(settings().restorable(change)).as(change.field()).isTrue();
      sso.in(
          () -> {
            settings().restore(change);
            return true;
          });
      assertThat(settings().restorable(change)).as("now %s", change.field()).isFalse();
    }

    SsoDetails now = sso.get(SsoConfigurations.class).get();
    assertThat(now.asking().contexts()).isEmpty();
    assertThat(now.reading().encryption()).isEqualTo(EncryptionDemand.ACCEPTED);
    assertThat(now.reading().claims().email()).endsWith("/emailaddress");
    assertThat(now.idp().certificates())
        .extracting(SsoDetails.Certificate::pem)
        .containsExactly(PROVIDER.pem());
  }

  @Test
  void leavesNamesAndCertificatesToTheHistory() {
    assertThat(settings().restorable(new Change("certificates", "A1", "B2"))).isFalse();
    assertThat(settings().restorable(new Change("spName", "old", "contoso"))).isFalse();
    assertThat(settings().restorable(new Change("unknown", "a", "b"))).isFalse();
    assertThat(settings().restorable(new Change("idpEntityId", "urn:former", "urn:now")))
        .as("half a provider")
        .isFalse();
    assertThat(settings().restorable(new Change("ssoUrl", "https://former.example/", "")))
        .isFalse();
  }

  @Test
  void refusesNobodysPasswordBesideTheSwitchThatSaysWhose() {
    sso.in(() -> sso.get(SsoSwitches.class).setEnforced(false, false));

    assertThat(settings().restorable(new Change("enforced", "true", "false"))).isFalse();
    assertThat(settings().restorable(new Change("enabled", "true", "false"))).isFalse();
  }

  private List<Change> changes() {
    AuditEvent last = sso.fired.get(sso.fired.size() - 1);
    return last.details().entrySet().stream()
        .flatMap(detail -> Change.find(detail.getKey(), detail.getValue()).stream())
        .toList();
  }

  private RestorableSso settings() {
    return sso.get(RestorableSso.class);
  }

  private void save(NewSso.Asking asking, NewSso.Reading reading) {
    var wanted =
        new NewSso(
            PROVIDER.entityId(),
            List.of(PROVIDER.pem()),
            PROVIDER.entityId() + "/sso",
            PROVIDER.entityId() + "/out",
            null,
            false,
            false,
            true,
            false,
            new NewSso.Strictness(null, null, null, null, null, null, asking, reading));
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted));
  }
}
