package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.Caller;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.sso.emergency.CodesBeforeEnforcement;
import org.gatehouse.sso.enforcement.Enforcement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What switches do to an account below that uses the configuration, on H2. */
class SharedSwitchesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long BELOW = 8;
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/one");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.execute(
        "insert into account (id, slug, name, parent_id, language, created_at, version)"
            + " values (8, 'contoso-sub', 'Contoso Sub', 7, 'en', timestamp '2020-01-01 00:00:00', 1)");
    sso.get(SsoPromotions.class).others = All.of(List.of(sso.get(SwitchedSso.class)));
    sso.get(SsoSwitches.class).concerns = All.of(List.of(sso.get(CodesBeforeEnforcement.class)));
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted()));
    sso.in(
        () ->
            sso.get(SharedSso.class)
                .share(
                    SsoInMemory.ACCOUNT, new Caller.Account(BELOW, "contoso-sub", "Contoso Sub")));
    sso.fired.clear();
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @Tag("A-68")
  @Tag("A-72")
  @DisplayName("A-72, A-68: the log of the account below tells how its people come in from then on")
  void tellsBelow() {
    sso.in(() -> switches().setEnforced(false, true));
    assertThat(told()).as("only decided").containsExactly("7 account.login-options");
    sso.fired.clear();

    sso.in(() -> switches().turnOn());
    assertThat(told()).containsExactly("7 account.login-options", "8 account.login-options");
    assertThat(sso.fired.get(1).details())
        .as("whose setting it is, so that nobody below puts it back into his own")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("change.enabled", "false → true", "from", "contoso"));
    sso.fired.clear();

    sso.in(() -> switches().setEnforced(true, true));
    assertThat(told())
        .containsExactly(
            "7 account.login-options", "7 sso.enforce", "8 account.login-options", "8 sso.enforce");
    sso.fired.clear();

    sso.in(() -> switches().setAutoCreateGroups(true));
    assertThat(told()).containsExactly("7 account.login-options");
    sso.in(() -> switches().setEnabled(false, true));
    assertThat(told()).endsWith("8 account.login-options", "8 sso.release");
  }

  @Test
  @Tag("A-68")
  @Tag("A-72")
  @DisplayName("A-72, A-68: codes are asked for in the account below as well, by its name")
  void asksForCodesBelow() {
    manager(1, SsoInMemory.ACCOUNT, "mia");
    code(1, SsoInMemory.ACCOUNT, "null");
    manager(2, BELOW, "sam");
    code(2, BELOW, "timestamp '2026-11-20 00:00:00'");

    assertThat(switches().concerns())
        .containsExactly(
            new BeforeEnforcement.Concern(
                "sso.emergency.concern.below", List.of("Contoso Sub", 0)));
    assertThatThrownBy(() -> sso.in(() -> switches().setEnabled(true, false)))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> assertThat(refusal.key()).isEqualTo("sso.emergency.concern.below"));

    code(2, BELOW, "null");
    assertThat(switches().concerns()).isEmpty();
    assertThat(sso.in(() -> switches().setEnabled(true, false)).refusesPasswords()).isTrue();
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: who would stay outside is counted in the account below as well")
  void countsBelow() {
    manager(1, SsoInMemory.ACCOUNT, "mia");
    assertThat(enforcement().below())
        .containsExactly(new Enforcement.Below("contoso-sub", "Contoso Sub", 0));

    manager(2, BELOW, "sam");
    user(3, BELOW, "eve");
    user(4, BELOW, "finn");
    user(5, BELOW, "gina");
    user(6, BELOW, "gone");
    sso.execute("update app_user set disabled_at = created_at where id = 6");
    sso.execute("insert into sso_known_name (account_id, name_key) values (7, 'finn@x.example')");
    sso.execute(
        "insert into sso_link (id, account_id, idp_hash, idp_entity_id, name_id_key, name_id, user_id,"
            + " created_at) values (1, 8, '%s', '%s', 'e', 'e', 3, timestamp '2020-01-01 00:00:00')"
                .formatted(Tokens.hash(PROVIDER.entityId()), PROVIDER.entityId()));

    assertThat(enforcement().below())
        .as("sam and gina")
        .containsExactly(new Enforcement.Below("contoso-sub", "Contoso Sub", 2));
    assertThat(enforcement().counts().values()).as("here as before").containsExactly(1L);

    sso.execute("update account set closes_at = created_at where id = 8");
    assertThat(enforcement().below()).isEmpty();
  }

  private List<String> told() {
    return sso.fired.stream().map(event -> event.accountId() + " " + event.name()).toList();
  }

  private SsoSwitches switches() {
    return sso.get(SsoSwitches.class);
  }

  private Enforcement enforcement() {
    return sso.get(Enforcement.class);
  }

  private void manager(long id, long account, String name) {
    user(id, account, name);
    sso.execute(
        "insert into user_role (id, account_id, user_id, role_id) values (%1$d, %2$d, %1$d, 1)"
            .formatted(id, account));
  }

  private void user(long id, long account, String name) {
    sso.execute(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
          password_hash, created_at, language, version)
        values (%1$d, 'p%1$d', %2$d, '%3$s', '%3$s', '%3$s@x.example', '%3$s@x.example', 'MANUAL',
          'hash', timestamp '2020-01-01 00:00:00', 'en', 1)
        """
            .formatted(id, account, name));
  }

  private void code(long user, long account, String until) {
    sso.execute(
        "insert into emergency_code (id, account_id, user_id, sealed_hash, made_at, expires_at)"
            + " values (next value for emergency_code_seq, %d, %d, 'x',".formatted(account, user)
            + " timestamp '2026-01-01 00:00:00', "
            + until
            + ")");
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
        false,
        true,
        NewSso.Strictness.SAME);
  }
}
