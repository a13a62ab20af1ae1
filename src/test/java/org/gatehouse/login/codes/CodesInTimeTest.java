package org.gatehouse.login.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Devices;
import org.gatehouse.devices.Trust;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.Step;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.policy.TwoFactor.Method;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of half-finished sign-ins, codes and proved devices as time goes by; on H2. */
class CodesInTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final SignInUser DANA =
      new SignInUser(
          1,
          7,
          "dana",
          "Dana",
          "dana@contoso.example",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          false,
          false,
          Optional.empty());

  private final TrailInMemory database = new TrailInMemory(NOW);
  private final List<String> sent = new ArrayList<>();
  private final Receiver receiver = new Receiver(DANA, Optional.of("+491701234567"));
  private Wiring wiring;

  @BeforeEach
  void begin() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute("alter table app_user drop constraint app_user_origin_known");
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
      statement.execute(
          "insert into app_user (id, public_id, account_id, username, username_key, email,"
              + " email_key, origin, created_at, version) values (1, 'p1', 7, 'dana', 'dana',"
              + " 'dana@contoso.example', 'dana@contoso.example', 'MANUAL',"
              + " timestamp '2020-01-01 00:00:00', 1)");
    }
    after(Duration.ZERO);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  @Tag("A-94")
  @DisplayName("A-94: a half-finished sign-in is over after ten minutes, and its codes with it")
  void endsAfterTenMinutes() {
    String token = pending();
    HalfSignIn half = get(PendingSignIns.class).find(token).orElseThrow();
    send(half, Method.SMS, false);

    after(Duration.ofSeconds(599));
    assertThat(get(PendingSignIns.class).find(token)).isPresent();
    assertThat(attempt(half, "999999x")).contains(Refusal.WRONG);

    after(Duration.ofMinutes(10));
    assertThat(get(PendingSignIns.class).find(token)).isEmpty();
    assertThat(attempt(half, sent.get(0))).contains(Refusal.OVER);
    assertThat(in(() -> get(PendingSignIns.class).removeExpired())).isZero();
    after(Duration.ofMinutes(11));
    assertThat(in(() -> get(PendingSignIns.class).removeExpired())).isEqualTo(1);
  }

  @Test
  @Tag("A-94")
  @DisplayName("A-94: a code counts where it was sent, and nowhere after the number has changed")
  void isBoundToWhereItWent() {
    HalfSignIn half = get(PendingSignIns.class).find(pending()).orElseThrow();
    send(half, Method.SMS, false);
    var moved = new Receiver(DANA, Optional.of("+491709999999"));

    assertThat(in(() -> get(SentCodes.class).attempt(half, moved, sent.get(0))))
        .contains(Refusal.OVER);
    assertThat(attempt(half, sent.get(0))).isEmpty();
    assertThat(attempt(half, sent.get(0))).as("used").contains(Refusal.OVER);
  }

  @Test
  @Tag("A-94")
  @DisplayName("A-94: three more are sent in ten minutes, five text messages in an hour")
  void sendsSoManyOnly() {
    HalfSignIn half = get(PendingSignIns.class).find(pending()).orElseThrow();
    send(half, Method.SMS, false);
    for (int i = 0; i < 3; i++) {
      in(() -> require(Method.SMS));
      send(half, Method.SMS, true);
    }
    assertThatThrownBy(() -> require(Method.SMS)).isInstanceOf(BusinessException.class);

    after(Duration.ofMinutes(10).plusSeconds(1));
    in(() -> require(Method.SMS));
    send(half, Method.SMS, false);
    assertThat(get(SentCodes.class).mayBeSent(1, Method.SMS)).isFalse();
    assertThat(get(SentCodes.class).mayBeSent(1, Method.EMAIL)).isTrue();

    after(Duration.ofMinutes(61));
    assertThat(get(SentCodes.class).mayBeSent(1, Method.SMS)).isTrue();
  }

  @Test
  @Tag("A-94")
  void judgesTenWrongOnesWithinAnyHour() {
    for (int i = 0; i < 10; i++) {
      after(Duration.ofMinutes(i));
      assertThat(get(WrongCodes.class).tooMany(1)).isFalse();
      in(
          () -> {
            get(WrongCodes.class).add(DANA);
            return true;
          });
    }
    assertThat(get(WrongCodes.class).tooMany(1)).isTrue();

    after(Duration.ofMinutes(60).minusSeconds(1));
    assertThat(get(WrongCodes.class).tooMany(1)).isTrue();
    after(Duration.ofMinutes(60));
    assertThat(get(WrongCodes.class).tooMany(1)).as("the first is an hour ago").isFalse();
  }

  @Test
  @Tag("A-92")
  @DisplayName("A-92: a device is remembered as long as the account wants, from the proof on")
  void remembersADeviceForSomeDays() {
    DeviceTokens tokens =
        in(
            () ->
                get(Devices.class)
                    .signedIn(
                        DANA,
                        Optional.empty(),
                        DeviceTokens.NONE,
                        Trust.PROVED,
                        SignIn.Way.PASSWORD)
                    .orElseThrow());
    long device = get(Devices.class).find(Optional.of(DANA), tokens).orElseThrow();

    after(Duration.ofDays(29));
    DeviceTokens rotated =
        in(
            () ->
                get(Devices.class)
                    .signedIn(
                        DANA, Optional.of(device), tokens, Trust.PASSWORD, SignIn.Way.PASSWORD)
                    .orElseThrow());
    assertThat(rotated.all()).hasSize(1).doesNotContainAnyElementsOf(tokens.all());
    assertThat(get(Devices.class).isProved(1, device, Duration.ofDays(30))).isTrue();
    after(Duration.ofDays(30));
    assertThat(get(Devices.class).isProved(1, device, Duration.ofDays(30))).isFalse();
    assertThat(get(Devices.class).isProved(1, device, Duration.ofDays(90))).isTrue();
    assertThat(get(Devices.class).isProved(2, device, Duration.ofDays(90))).isFalse();
    after(Duration.ofDays(364));
    assertThat(get(Devices.class).isProved(1, device, Duration.ofDays(365))).isTrue();
  }

  private String pending() {
    var proof = new Proof(DANA, SignIn.Way.PASSWORD, Optional.empty());
    return in(() -> get(PendingSignIns.class).begin(proof, List.of(Step.CODE)));
  }

  private void send(HalfSignIn half, Method method, boolean again) {
    in(
        () -> {
          get(SentCodes.class).send(half, method, receiver, again);
          return true;
        });
  }

  private boolean require(Method method) {
    get(SentCodes.class).requireAgain(1, method);
    return true;
  }

  private Optional<Refusal> attempt(HalfSignIn half, String typed) {
    return in(() -> get(SentCodes.class).attempt(half, receiver, typed));
  }

  /** From here on it is so much later than at the beginning. */
  private void after(Duration time) {
    wiring =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW.plus(time), ZoneOffset.UTC))
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(CurrentCaller.class, new CurrentCaller())
            .with(Settings.class, TestSettings.untouched())
            .with(
                CodeMails.class,
                new CodeMails() {
                  @Override
                  public void send(
                      Receiver to, Method method, SignIn.Way way, String code, Instant expiresAt) {
                    sent.add(code);
                  }
                });
  }

  private <T> T get(Class<T> type) {
    return wiring.get(type);
  }

  private <T> T in(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    database.inTransaction(() -> result.add(work.get()));
    database.entries();
    return result.get(0);
  }
}
