package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Sessions;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.SignInSteps;
import org.gatehouse.login.steps.Step;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.groups.GroupRules;
import org.gatehouse.sso.provisioning.NotAdmitted;
import org.gatehouse.sso.provisioning.SsoUsers;
import org.gatehouse.sso.response.Arrival;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.sso.tickets.Tickets;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("whom a provider has let in that the account has no more")
class FormerProvidersTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final CurrentCaller.Host HOST =
      new CurrentCaller.Host(
          "login.contoso.example", new Caller.Account(SsoInMemory.ACCOUNT, "contoso", "Contoso"));

  private final SsoInMemory sso = new SsoInMemory(NOW);
  private long noted;

  @BeforeEach
  void begin() {
    sso.manager(1, "mia", "en");
    noted = agreements().of(SsoInMemory.ACCOUNT);
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("has no session, and neither a step nor a code that leads to one")
  void isOutWhereverHeIs() {
    sso.in(
        () -> {
          sso.get(Sessions.class).begin(new SignIn(SsoInMemory.ACCOUNT, 1, SignIn.Way.SSO));
          sso.get(PendingSignIns.class).begin(told(), List.of(Step.CODE));
          stamp(noted);
          sso.get(Tickets.class).open(HOST, "another");
          return true;
        });

    replace();

    assertThat(sso.column("select id from signed_in_session")).isEmpty();
    assertThat(sso.column("select id from pending_sign_in")).isEmpty();
    assertThat(sso.column("select user_id from sso_ticket")).as("begun").containsExactly("null");
  }

  @Test
  @DisplayName("comes no further though his response was checked before")
  void comesNoFurther() {
    assertThat(sso.<Boolean>in(() -> agreements().stays(SsoInMemory.ACCOUNT, noted))).isTrue();
    replace();

    assertThat(sso.<Optional<Tickets.Code>>in(() -> stamp(noted))).isEmpty();
    assertThatThrownBy(() -> sso.in(() -> steps().begin(told(), DeviceTokens.NONE)))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN));
    assertThatThrownBy(() -> sso.in(() -> admit(noted)))
        .isInstanceOfSatisfying(
            NotAdmitted.class,
            refused -> assertThat(refused.reason()).isEqualTo(NotAdmitted.Reason.REPLACED));
    assertThat(sso.column("select id from sso_link")).isEmpty();
  }

  @Test
  @DisplayName("comes in by the one that counts now, and by a password")
  void comesInAnew() {
    replace();
    noted = agreements().of(SsoInMemory.ACCOUNT);

    assertThat(sso.<Optional<Tickets.Code>>in(() -> stamp(noted))).isPresent();
    assertThat(sso.in(() -> steps().begin(told(), DeviceTokens.NONE)).welcome()).isPresent();
    var passkey = new Proof(user(), SignIn.Way.PASSKEY, Optional.empty());
    assertThat(sso.in(() -> steps().begin(passkey, DeviceTokens.NONE)).welcome()).isPresent();
  }

  private void replace() {
    sso.in(
        () -> {
          sso.get(FormerProviders.class).end(SsoInMemory.ACCOUNT);
          return true;
        });
  }

  private Optional<Tickets.Code> stamp(long agreement) {
    Tickets tickets = sso.get(Tickets.class);
    String ticket = tickets.find(tickets.open(HOST, "token"), SsoInMemory.ACCOUNT).orElseThrow();
    return tickets.stamp(ticket, SsoInMemory.ACCOUNT, 1, agreement);
  }

  private SsoUsers.Admitted admit(long agreement) {
    var identity =
        new SamlIdentity(
            "https://idp.example/former",
            "mia@x.example",
            "mia@x.example",
            "mia@x.example",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "_1",
            NOW.plusSeconds(60),
            null,
            Optional.empty());
    return sso.get(SsoUsers.class)
        .admit(
            new Arrival(identity, Optional.empty(), Optional.empty()),
            new SsoUsers.Wanted(true, new GroupRules(false, false), agreement));
  }

  private Proof told() {
    return Proof.told(user(), noted, Optional.empty());
  }

  private SignInUser user() {
    return sso.get(SignInUsers.class).get(1);
  }

  private SignInSteps steps() {
    return sso.get(SignInSteps.class);
  }

  private Agreements agreements() {
    return sso.get(Agreements.class);
  }
}
