package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When managers are told that certificates run out, as time goes by; on H2. */
class SsoExpiryTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(90));
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.valid("https://idp.example/ends", NOW.minus(Duration.ofDays(9)), END);
  private static final TestIdentityProvider NEXT =
      TestIdentityProvider.valid(
          "https://idp.example/ends-later",
          NOW.minus(Duration.ofDays(9)),
          END.plus(Duration.ofDays(900)));

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.manager(1, "mia", "en");
    sso.manager(2, "marc", "de");
    save(true, PROVIDER);
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("60, 30, 14, 7 days and a day before, each manager once and in his language")
  void tellsEachStepOnce() {
    for (int ahead : List.of(60, 30, 14, 7, 1)) {
      Instant step = END.minus(Duration.ofDays(ahead));
      assertThat(tellAt(step.minusSeconds(1))).as("before %d days", ahead).isZero();
      assertThat(tellAt(step)).as("%d days", ahead).isEqualTo(1);
      assertThat(tellAt(step.plusSeconds(3_600))).as("%d days again", ahead).isZero();
    }
    assertThat(tellAt(END.plusSeconds(1))).as("too late").isZero();

    assertThat(sso.column("select recipient from outbox_entry where kind = 'sso.mail.idp'"))
        .hasSize(10)
        .containsOnly("mia@x.example", "marc@x.example");
    assertThat(sso.column("select subject from outbox_entry where recipient = 'marc@x.example'"))
        .allMatch(subject -> subject.startsWith("Ein Zertifikat Ihres Identity Providers"))
        .allMatch(subject -> subject.contains("24. Februar 2027"));
  }

  @Test
  @DisplayName("after a pause only the most urgent step is told")
  void catchesUp() {
    assertThat(tellAt(END.minus(Duration.ofDays(3)))).isEqualTo(1);
    assertThat(tellAt(END.minus(Duration.ofDays(2)))).isZero();
    assertThat(tellAt(END.minus(Duration.ofHours(2)))).isEqualTo(1);

    assertThat(sso.column("select subject from outbox_entry")).hasSize(4);
  }

  @Test
  @DisplayName("each certificate has steps of its own, and ours are told of as well")
  void tellsOfEachCertificate() {
    save(true, PROVIDER, NEXT);

    assertThat(tellAt(END.minus(Duration.ofDays(60)))).isEqualTo(1);
    sso.execute("delete from outbox_entry");
    assertThat(tellAt(NOW.plus(Duration.ofDays(3650 - 60)))).as("ours").isEqualTo(1);

    assertThat(sso.column("select distinct kind from outbox_entry"))
        .containsExactly("sso.mail.own");
  }

  @Test
  @DisplayName("that a certificate which has run out still lets people in is told once")
  void tellsOfUseAfterTheEnd() {
    assertThat(tellAt(END.minus(Duration.ofHours(2)))).isEqualTo(1);
    sso.at(END.plus(Duration.ofDays(3)));
    String fingerprint =
        sso.get(SsoConfigurations.class).get().idp().certificates().get(0).fingerprint();

    for (int i = 0; i < 3; i++) {
      sso.in(
          () -> {
            sso.get(SsoExpiry.class).used(SsoInMemory.ACCOUNT, fingerprint);
            return true;
          });
    }

    assertThat(sso.column("select recipient from outbox_entry where kind = 'sso.mail.expired'"))
        .containsExactlyInAnyOrder("mia@x.example", "marc@x.example");
    assertThat(sso.fired)
        .filteredOn(event -> event.name().equals("sso.expired-certificate"))
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsEntry("fingerprint", fingerprint));
  }

  @Test
  void tellsNobodyWhereSingleSignOnIsOff() {
    save(false, PROVIDER);

    assertThat(sso.get(SsoExpiry.class).some(0, 10)).isEmpty();
    save(true, PROVIDER);
    assertThat(sso.get(SsoExpiry.class).some(0, 10)).containsExactly(SsoInMemory.ACCOUNT);
    assertThat(sso.get(SsoExpiry.class).some(SsoInMemory.ACCOUNT, 10)).isEmpty();
  }

  @Test
  @DisplayName(
      "where the provider is shared, the certificate of the account's own is told of alone")
  void tellsOfItsOwnCertificateWhereTheProviderIsShared() {
    sso.execute(
        "insert into account (id, slug, name, language, created_at, version) values (99, 'above', 'Above', 'en', now(), 1)");
    sso.execute("update sso_configuration set enabled = false, shared_from = 99");

    assertThat(sso.get(SsoExpiry.class).some(0, 10)).containsExactly(SsoInMemory.ACCOUNT);
    assertThat(tellAt(END.minus(Duration.ofDays(30)))).as("the provider's").isZero();
    assertThat(tellAt(NOW.plus(Duration.ofDays(3650 - 60)))).as("ours").isEqualTo(1);
    assertThat(sso.column("select distinct kind from outbox_entry"))
        .containsExactly("sso.mail.own");
  }

  @Test
  @DisplayName("one node looks, twice a day, and a node that was away at once")
  void looksTwiceADay() {
    assertThat(dueAt(NOW)).isTrue();
    assertThat(dueAt(NOW.plus(Duration.ofHours(11)))).isFalse();
    assertThat(dueAt(NOW.plus(Duration.ofHours(12)))).isTrue();
    assertThat(dueAt(NOW.plus(Duration.ofDays(30)))).isTrue();
  }

  private int tellAt(Instant moment) {
    sso.at(moment);
    return sso.in(() -> sso.get(SsoExpiry.class).tell(SsoInMemory.ACCOUNT));
  }

  private boolean dueAt(Instant moment) {
    sso.at(moment);
    return sso.in(() -> sso.get(SsoExpiry.class).due());
  }

  private void save(boolean enabled, TestIdentityProvider... providers) {
    var wanted =
        new NewSso(
            PROVIDER.entityId(),
            java.util.Arrays.stream(providers).map(TestIdentityProvider::pem).toList(),
            "https://idp.example/sso",
            "https://idp.example/out",
            null,
            false,
            false,
            enabled,
            true,
            NewSso.Strictness.SAME);
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted));
  }
}
