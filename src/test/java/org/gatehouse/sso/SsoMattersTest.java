package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.access.desk.Matter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the home page and the calendar tell of single sign-on, as time goes by; on H2. */
class SsoMattersTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(90));
  private static final Duration YEAR = Duration.ofDays(366);
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.valid("https://idp.example/ending", NOW.minus(Duration.ofDays(9)), END);
  private static final TestIdentityProvider NEXT =
      TestIdentityProvider.valid(
          "https://idp.example/ending-later",
          NOW.minus(Duration.ofDays(9)),
          END.plus(Duration.ofDays(200)));

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.manager(1, "mia", "en");
    save(PROVIDER);
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("a certificate is told of 30 days before it ends, presses 10 days before, and after")
  void tellsThatACertificateEnds() {
    assertThat(matters(END.minus(Duration.ofDays(31)))).isEmpty();
    assertThat(matters(END.minus(Duration.ofDays(29))))
        .singleElement()
        .satisfies(
            matter -> {
              assertThat(matter.name()).isEqualTo("certificate");
              assertThat(matter.level()).isEqualTo(Matter.Level.WARN);
              assertThat(matter.arguments()).first().isEqualTo(29L);
            });
    assertThat(matters(END.minus(Duration.ofDays(9))))
        .extracting(Matter::level)
        .containsExactly(Matter.Level.BAD);
    assertThat(matters(END.plus(Duration.ofDays(1))))
        .extracting(Matter::name)
        .containsExactly("certificate-over");
  }

  @Test
  void aSuccessorBesideItIsEnough() {
    save(PROVIDER, NEXT);

    assertThat(matters(END.minus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void tellsOfADraftThatNobodyHasTested() {
    sso.in(() -> sso.get(SsoDrafts.class).save(wanted(NEXT), 0));

    assertThat(matters(NOW)).extracting(Matter::name).containsExactly("draft-untested");
  }

  @Test
  @DisplayName("of a draft in an account that uses another one's configuration nothing is told")
  void tellsOfNoDraftThatNobodyCanPromote() {
    Caller.Account above = new Caller.Account(8, "above", "Above");
    sso.execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (8, 'above', 'Above', 'en', timestamp '2020-01-01 00:00:00', 1)");
    sso.in(() -> sso.get(SsoSwitches.class).setEnabled(false, true));
    sso.in(() -> sso.get(SsoDrafts.class).save(wanted(NEXT), 0));
    assertThat(matters(NOW)).extracting(Matter::name).containsExactly("draft-untested");

    sso.get(CurrentCaller.class).actAs(Caller.program("ana", above, Set.of(Permission.values())));
    save(PROVIDER);
    sso.in(
        () ->
            sso.get(SharedSso.class)
                .share(above.id(), new Caller.Account(SsoInMemory.ACCOUNT, "contoso", "Contoso")));

    assertThat(matters(NOW)).isEmpty();
    assertThat(sso.column("select account_id from sso_draft")).as("it is kept").hasSize(1);
  }

  @Test
  void theCalendarHoldsEveryCertificateWithinItsSpan() {
    save(PROVIDER, NEXT);

    List<Expiry> ending = sso.in(() -> sso.get(SsoExpiries.class).ending(NOW, NOW.plus(YEAR), 100));
    assertThat(ending).extracting(Expiry::at).containsExactly(END, END.plus(Duration.ofDays(200)));
    assertThat(ending).extracting(Expiry::id).doesNotHaveDuplicates();
    assertThat(sso.in(() -> sso.get(SsoExpiries.class).ending(END, NOW.plus(YEAR), 100)))
        .as("what has ended is over")
        .hasSize(1);
    assertThat(
            sso.in(
                () -> sso.get(SsoExpiries.class).ending(NOW, NOW.plus(Duration.ofDays(4000)), 9)))
        .extracting(Expiry::kind)
        .contains("own-certificate");
  }

  @Test
  @DisplayName("of more ends than are asked for those come that are first")
  void theCalendarBeginsWithWhatEndsFirst() {
    save(NEXT, PROVIDER);

    assertThat(sso.in(() -> sso.get(SsoExpiries.class).ending(NOW, NOW.plus(YEAR), 1)))
        .extracting(Expiry::at)
        .containsExactly(END);
  }

  private List<Matter> matters(Instant moment) {
    sso.at(moment);
    return sso.in(() -> sso.get(SsoMatters.class).matters());
  }

  private void save(TestIdentityProvider... providers) {
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted(providers)));
  }

  private static NewSso wanted(TestIdentityProvider... providers) {
    return new NewSso(
        PROVIDER.entityId(),
        List.of(providers).stream().map(TestIdentityProvider::pem).toList(),
        "https://idp.example/sso",
        "https://idp.example/out",
        null,
        false,
        false,
        true,
        false,
        NewSso.Strictness.SAME);
  }
}
