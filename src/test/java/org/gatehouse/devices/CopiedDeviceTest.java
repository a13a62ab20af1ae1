package org.gatehouse.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which tokens of a device are taken for copies as time goes by; on H2. */
class CopiedDeviceTest {

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
  private final List<DeviceDetails> told = new ArrayList<>();
  private Instant now = NOW;
  private DeviceTokens first = DeviceTokens.NONE;

  @BeforeEach
  void signInOnce() {
    first = signIn(DeviceTokens.NONE);
    twoMinutesLater();
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  @DisplayName("whoever never got the next token, several times in a row, has no copy")
  void answersThatWereLostMakeNoCopy() {
    for (int i = 0; i < 3; i++) {
      assertThat(known(first)).isTrue();
      signIn(first);
      twoMinutesLater();
    }

    DeviceTokens kept = signIn(first);
    twoMinutesLater();

    assertThat(known(kept)).isTrue();
    assertThat(told).isEmpty();
    assertThat(devices()).isEqualTo(1);
  }

  @Test
  void oneIsACopyOnceALaterOneWasUsedAndAMomentIsOver() {
    DeviceTokens second = signIn(first);
    twoMinutesLater();
    assertThat(known(first)).as("nobody has shown the second yet").isTrue();
    signIn(second);
    assertThat(known(second)).as("a moment is not over").isTrue();
    assertThat(told).isEmpty();

    assertThat(known(first)).isFalse();

    assertThat(told).hasSize(1);
    assertThat(known(second)).as("on the device that was copied").isFalse();
  }

  @Test
  void theLaterOneMayHaveComeAfterAnswersThatWereLost() {
    signIn(first);
    twoMinutesLater();
    DeviceTokens kept = signIn(first);
    twoMinutesLater();
    signIn(kept);
    twoMinutesLater();

    assertThat(known(first)).isFalse();
    assertThat(told).hasSize(1);
  }

  @Test
  void twoBrowsersWithOneTokenAreNoticedWhenBothHaveGoneOn() {
    DeviceTokens owner = signIn(first);
    twoMinutesLater();
    DeviceTokens copy = signIn(first);
    twoMinutesLater();
    signIn(owner);
    twoMinutesLater();

    assertThat(known(copy)).isFalse();
    assertThat(told).hasSize(1);
  }

  @Test
  void whatWasReplacedBeforeAnyUseWasNotedIsNoCopyUntilALaterOneIsUsed() throws SQLException {
    DeviceTokens second = signIn(first);
    try (var statement = database.database().createStatement()) {
      statement.execute("update device_token set presented = null, place = 0");
    }
    twoMinutesLater();
    assertThat(known(first)).isTrue();
    DeviceTokens third = signIn(second);
    twoMinutesLater();
    assertThat(known(first)).isTrue();
    assertThat(known(second)).isTrue();

    signIn(third);
    twoMinutesLater();

    assertThat(known(first)).isFalse();
    assertThat(told).hasSize(1);
  }

  private boolean known(DeviceTokens tokens) {
    return find(tokens).isPresent();
  }

  private Optional<Long> find(DeviceTokens tokens) {
    List<Optional<Long>> found = new ArrayList<>();
    database.inTransaction(() -> found.add(devicesNow().find(Optional.of(DANA), tokens)));
    return found.get(0);
  }

  private DeviceTokens signIn(DeviceTokens tokens) {
    Optional<Long> device = find(tokens);
    List<DeviceTokens> kept = new ArrayList<>();
    database.inTransaction(
        () ->
            kept.add(
                devicesNow()
                    .signedIn(DANA, device, tokens, Trust.PASSWORD, SignIn.Way.PASSWORD)
                    .orElseThrow()));
    return kept.get(0);
  }

  private int devices() {
    return devicesNow().list(1, DeviceTokens.NONE).size();
  }

  private void twoMinutesLater() {
    now = now.plus(Duration.ofMinutes(2));
  }

  private Devices devicesNow() {
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
        .with(Secrets.class, new Secrets(List.of(new byte[32])))
        .with(CurrentCaller.class, new CurrentCaller())
        .with(
            LostDeviceMails.class,
            new LostDeviceMails() {
              @Override
              public void copied(SignInUser owner, DeviceDetails device) {
                told.add(device);
              }
            })
        .get(Devices.class);
  }
}
