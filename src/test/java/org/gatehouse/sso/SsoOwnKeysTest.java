package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.connection.SamlClients;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.trail.AuditEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One of our keys takes the place of another, on H2. */
class SsoOwnKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/keys");
  private static final Pattern CERTIFICATE = Pattern.compile("X509Certificate>");

  private final SsoInMemory sso = new SsoInMemory(NOW);
  private final SamlClients clients = new SamlClients(Clock.fixed(NOW, ZoneOffset.UTC), 10);

  @BeforeEach
  void begin() {
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted()));
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("the next key is published, then used, and the former one reads until it is retired")
  void replacesAKeyInThreeSteps() {
    SamlConnection before = connection();
    assertThat(published(before)).isEqualTo(2);

    SsoDetails prepared = sso.in(() -> keys().prepare());
    SamlConnection beside = connection();
    assertThat(beside.key()).isEqualTo(before.key());
    assertThat(beside.version()).isGreaterThan(before.version());
    assertThat(published(beside)).isEqualTo(4);
    assertThat(beside.keys()).hasSize(2);

    String fingerprint = prepared.keys().next().orElseThrow().certificate().fingerprint();
    SsoDetails switched = sso.in(() -> keys().switchTo(fingerprint));
    SamlConnection after = connection();
    assertThat(after.key()).isEqualTo(beside.nextKey().orElseThrow());
    assertThat(after.keys()).containsExactly(after.key(), before.key());
    assertThat(published(after)).as("the former one is named no more").isEqualTo(2);
    assertThat(switched.keys().current().fingerprint()).isEqualTo(fingerprint);
    assertThat(switched.keys().former().orElseThrow().since()).isEqualTo(NOW);

    refused(Kind.CONFLICT, () -> keys().retire(fingerprint));
    String former = switched.keys().former().orElseThrow().certificate().fingerprint();
    sso.in(() -> keys().retire(former));
    assertThat(connection().keys()).containsExactly(after.key());
    assertThat(sso.fired)
        .extracting(AuditEvent::name)
        .endsWith("sso.key-prepare", "sso.key-switch", "sso.key-retire");
  }

  @Test
  void takesNoStepThatNobodyHasSeen() {
    refused(Kind.NOT_FOUND, () -> keys().switchTo("A1"));
    refused(Kind.NOT_FOUND, () -> keys().retire(null));
    refused(Kind.NOT_FOUND, () -> keys().discard(null));
    SsoDetails first = sso.in(() -> keys().prepare());
    refused(Kind.CONFLICT, () -> keys().prepare());
    refused(Kind.CONFLICT, () -> keys().switchTo("A1"));
    refused(Kind.CONFLICT, () -> keys().switchTo(first.keys().current().fingerprint()));

    refused(Kind.CONFLICT, () -> keys().discard(first.keys().current().fingerprint()));

    sso.in(() -> keys().discard(first.keys().next().orElseThrow().certificate().fingerprint()));

    assertThat(connection().keys()).hasSize(1);
  }

  @Test
  @DisplayName("the private half of a key that was brought along is stored encrypted")
  void keepsWhatWasBroughtEncrypted() {
    var pair = TestIdentityProvider.rsa(2048);
    var certificate =
        TestIdentityProvider.certificate(
            pair, "brought", NOW.minusSeconds(60), NOW.plusSeconds(86_400));
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + java.util.Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";

    sso.in(() -> keys().bring(key + TestIdentityProvider.pem(certificate), null));

    assertThat(connection().nextKey().orElseThrow().privateKey()).isEqualTo(pair.getPrivate());
    assertThat(sso.column("select sp_key from sso_key"))
        .singleElement()
        .asString()
        .startsWith("v1.");
    refused(Kind.INVALID, () -> keys().bring("nothing", null));
  }

  private void refused(Kind kind, java.util.function.Supplier<SsoDetails> change) {
    assertThatThrownBy(() -> sso.in(change))
        .isInstanceOfSatisfying(
            BusinessException.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  private long published(SamlConnection connection) {
    return CERTIFICATE.matcher(clients.of(connection).metadata()).results().count() / 2;
  }

  private SamlConnection connection() {
    return sso.get(SsoConnections.class).find("contoso").orElseThrow().connection();
  }

  private SsoOwnKeys keys() {
    return sso.get(SsoOwnKeys.class);
  }

  private static NewSso wanted() {
    return new NewSso(
        PROVIDER.entityId(),
        List.of(PROVIDER.pem()),
        PROVIDER.entityId() + "/sso",
        PROVIDER.entityId() + "/out",
        null,
        false,
        false,
        true,
        true,
        NewSso.Strictness.SAME);
  }
}
