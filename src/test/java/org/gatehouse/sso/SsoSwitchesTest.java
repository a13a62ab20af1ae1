package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the log tells of switches, on H2. */
class SsoSwitchesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/one");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.get(SsoPromotions.class).others = All.of(List.of(sso.get(SwitchedSso.class)));
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted(false)));
    sso.fired.clear();
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("the first turning on is one change, and tells nothing of passwords")
  void turnsOn() {
    SsoDetails details = sso.in(() -> switches().turnOn());

    assertThat(details.enabled()).isTrue();
    assertThat(details.enforced()).isFalse();
    assertThat(told()).containsExactly("account.login-options");
    assertThat(sso.fired.get(0).details())
        .containsEntry("change.enabled", "false → true")
        .containsEntry("change.enforced", "true → false");
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: turning on what somebody has turned on meanwhile accepts no passwords again")
  void leavesWhatIsOn() {
    sso.in(() -> switches().setEnabled(true, true));
    sso.fired.clear();

    assertThat(sso.in(() -> switches().turnOn()).enforced()).isTrue();

    assertThat(told()).isEmpty();
  }

  @Test
  @Tag("A-68")
  @DisplayName(
      "A-68: passwords are told of when it changes whether they are refused, and only then")
  void tellsOfPasswords() {
    sso.in(() -> switches().setEnforced(false, true));
    assertThat(told()).as("while it is off").containsExactly("account.login-options");
    sso.in(() -> switches().setEnforced(false, true));
    assertThat(told()).as("as it was").hasSize(1);
    sso.fired.clear();

    sso.in(() -> switches().turnOn());
    sso.in(() -> switches().setEnforced(true, true));
    sso.in(() -> switches().setEnforced(true, true));
    assertThat(told())
        .containsExactly("account.login-options", "account.login-options", "sso.enforce");
    sso.fired.clear();

    sso.in(() -> switches().setEnabled(false, true));
    assertThat(told()).as("off").containsExactly("account.login-options", "sso.release");
    sso.in(() -> switches().setEnabled(true, true));
    assertThat(told()).as("on again").endsWith("account.login-options", "sso.enforce");
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted(false)));
    assertThat(told()).as("by a program").endsWith("account.login-options", "sso.release");
  }

  @Test
  @Tag("A-72")
  @DisplayName("A-72: whoever uses the agreement of the account above switches nothing")
  void leavesWhatIsShared() {
    sso.execute("update sso_configuration set shared_from = 7, shared_at = now()");

    assertThatThrownBy(() -> sso.in(() -> switches().setEnabled(false, true)))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> assertThat(refusal.key()).isEqualTo("sso.sharing.readOnly"));
  }

  private List<String> told() {
    return sso.fired.stream().map(AuditEvent::name).toList();
  }

  private SsoSwitches switches() {
    return sso.get(SsoSwitches.class);
  }

  private static NewSso wanted(boolean enabled) {
    return new NewSso(
        PROVIDER.entityId(),
        List.of(PROVIDER.pem()),
        PROVIDER.entityId() + "/sso",
        PROVIDER.entityId() + "/out",
        null,
        false,
        false,
        enabled,
        true,
        NewSso.Strictness.SAME);
  }
}
