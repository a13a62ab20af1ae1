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
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.Step;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.provisioning.LinkedUser;
import org.gatehouse.sso.provisioning.LinkedUsers;
import org.gatehouse.sso.provisioning.SsoLinks;
import org.gatehouse.sso.tickets.Tickets;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names that somebody has linked by hand, on H2. */
class SsoLinksTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/one");
  private static final CurrentCaller.Host HOST =
      new CurrentCaller.Host(
          "login.contoso.example", new Caller.Account(SsoInMemory.ACCOUNT, "contoso", "Contoso"));

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.manager(1, "ben", "en");
    sso.manager(2, "carl", "en");
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted()));
    sso.fired.clear();
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: a name that every sign-in refuses is linked to nobody")
  void refusesWhatNobodyComesUnder() {
    for (String typed : List.of("zoe", "zoe@", "zoe@corp local", "a@b@corp.local", "zoe@cörp.de")) {
      assertThatThrownBy(() -> link("ben", typed))
          .as(typed)
          .isInstanceOfSatisfying(
              BusinessException.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(Kind.INVALID);
                assertThat(refused.fields())
                    .containsExactly(FieldError.of("nameId", "users.email.shape"));
              });
    }
    assertThat(sso.column("select name_id from sso_link")).isEmpty();

    link("ben", " Zoe_1@corp ");
    assertThat(sso.column("select name_id from sso_link")).containsExactly("Zoe_1@corp");
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: a link is taken back, and another name linked in its place")
  void takesBack() {
    link("ben", "bne@corp.local");
    link("carl", "carl@corp.local");
    sso.fired.clear();

    unlink("ben");

    assertThat(sso.column("select name_id from sso_link")).containsExactly("carl@corp.local");
    assertThat(sso.fired).extracting(AuditEvent::name).containsExactly("user.sso-unlink");
    assertThat(sso.fired.get(0).details())
        .containsEntry("nameId", "bne@corp.local")
        .containsEntry("issuer", PROVIDER.entityId())
        .containsEntry("name", "ben");
    link("ben", "ben@corp.local");
    assertThat(linked("")).extracting(LinkedUser::nameId).contains("ben@corp.local");
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: whoever came in by a link that is taken back is out, wherever he is")
  void putsOut() {
    link("ben", "bne@corp.local");
    sso.in(
        () -> {
          for (long user = 1; user <= 2; user++) {
            Sessions sessions = sso.get(Sessions.class);
            sessions.begin(new SignIn(SsoInMemory.ACCOUNT, user, SignIn.Way.SSO));
            sessions.begin(new SignIn(SsoInMemory.ACCOUNT, user, SignIn.Way.PASSWORD));
            var proof =
                new Proof(sso.get(SignInUsers.class).get(user), SignIn.Way.SSO, Optional.empty());
            sso.get(PendingSignIns.class).begin(proof, List.of(Step.CODE));
            stamp(user);
          }
          return true;
        });

    unlink("ben");

    assertThat(sso.column("select way from signed_in_session where user_id = 1"))
        .containsExactly("PASSWORD");
    assertThat(sso.column("select way from signed_in_session where user_id = 2")).hasSize(2);
    assertThat(sso.column("select user_id from pending_sign_in")).containsExactly("2");
    assertThat(sso.column("select user_id from sso_ticket")).containsExactly("2");
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: only what is linked at the live provider can be taken back")
  void refusesWhatIsNotLinked() {
    assertThatThrownBy(() -> unlink("ben"))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(refused.key()).isEqualTo("sso.links.none");
            });
    assertThatThrownBy(() -> unlink("nobody"))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND));
    link("ben", "ben@corp.local");
    sso.execute("update sso_link set idp_hash = 'former'");

    assertThatThrownBy(() -> unlink("ben")).isInstanceOf(BusinessException.class);
    assertThat(sso.column("select name_id from sso_link")).hasSize(1);
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: who comes in under which name is found by either")
  void finds() {
    link("ben", "zoe@corp.local");
    link("carl", "c_100%@corp.local");

    assertThat(linked("")).extracting(LinkedUser::username).containsExactly("ben", "carl");
    assertThat(linked("ZOE")).extracting(LinkedUser::username).containsExactly("ben");
    assertThat(linked("arl")).extracting(LinkedUser::nameId).containsExactly("c_100%@corp.local");
    assertThat(linked("c_1")).hasSize(1);
    assertThat(linked("%_")).isEmpty();
    assertThat(sso.in(() -> users().find("", 1)).next()).isPresent();
    assertThat(sso.<Optional<LinkedUser>>in(() -> users().find("p1")))
        .hasValueSatisfying(one -> assertThat(one.linkedAt()).isEqualTo(NOW));
    assertThat(sso.<Optional<LinkedUser>>in(() -> users().find("p3"))).isEmpty();
  }

  private void link(String user, String name) {
    sso.in(
        () -> {
          sso.get(SsoLinks.class).link(user, name);
          return true;
        });
  }

  private void unlink(String user) {
    sso.in(
        () -> {
          sso.get(SsoLinks.class).unlink(user);
          return true;
        });
  }

  private List<LinkedUser> linked(String containing) {
    return sso.in(() -> users().find(containing, 10)).items();
  }

  private LinkedUsers users() {
    return sso.get(LinkedUsers.class);
  }

  private void stamp(long user) {
    Tickets tickets = sso.get(Tickets.class);
    String ticket = tickets.find(tickets.open(HOST, "token"), SsoInMemory.ACCOUNT).orElseThrow();
    long agreement = sso.get(Agreements.class).of(SsoInMemory.ACCOUNT);
    tickets.stamp(ticket, SsoInMemory.ACCOUNT, user, agreement);
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
        false,
        NewSso.Strictness.SAME);
  }
}
