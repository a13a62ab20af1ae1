package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Devices;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which count guesses at a password belong to, and whom they lock. */
@Tag("A-101")
class LockoutTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long LAPTOP = 3;
  private static final long PHONE = 4;
  private static final int MOST = PolicyDetails.RECOMMENDED.maxLoginAttempts();
  private static final Lockout.Limit LIMIT = new Lockout.Limit(MOST, true);
  private static final SignInUser DANA =
      new SignInUser(
          7,
          1,
          "dana",
          "Dana",
          "dana@contoso.example",
          Optional.empty(),
          Optional.of("hash"),
          Optional.empty(),
          false,
          false,
          false,
          false,
          true,
          Optional.empty());

  private final TrailInMemory database = new TrailInMemory(NOW);
  private final List<LockedOut.Place> locked = new ArrayList<>();

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void guessesOfStrangersStopNobodyWhoIsSignedIn() {
    for (int i = 0; i < MOST; i++) {
      atTheSignIn(Optional.empty(), false);
    }
    assertThat(atTheSignIn(Optional.empty(), true)).isEqualTo(Verdict.CLOSED);

    assertThat(locked).containsOnly(LockedOut.Place.ELSEWHERE);

    assertThat(inASession(Optional.of(LAPTOP), true)).isEqualTo("right");
    assertThat(inASession(Optional.empty(), false)).isEqualTo("wrong");
    assertThat(inASession(Optional.empty(), true)).isEqualTo("right");
  }

  @Test
  void guessesAtTheSignInEndOnADevice() {
    for (int i = 0; i < MOST; i++) {
      atTheSignIn(Optional.of(LAPTOP), false);
    }

    assertThat(locked).containsExactly(LockedOut.Place.DEVICE);
    assertThat(atTheSignIn(Optional.of(LAPTOP), true)).isEqualTo(Verdict.CLOSED);
  }

  @Test
  void guessesInASessionEndOnADevice() {
    for (int i = 1; i < MOST; i++) {
      assertThat(inASession(Optional.of(LAPTOP), false)).isEqualTo("wrong");
    }
    assertThat(inASession(Optional.of(LAPTOP), false)).isEqualTo("too many");
    assertThat(inASession(Optional.of(LAPTOP), true)).isEqualTo("too many");
    assertThat(locked).containsOnly(LockedOut.Place.SESSION);
    assertThat(atTheSignIn(Optional.of(LAPTOP), true)).isEqualTo(Verdict.CLOSED);
    assertThat(atTheSignIn(Optional.of(PHONE), true)).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void guessesInASessionEndWhereNoDeviceIsKnown() {
    for (int i = 1; i < MOST; i++) {
      assertThat(inASession(Optional.empty(), false)).isEqualTo("wrong");
    }
    assertThat(inASession(Optional.empty(), false)).isEqualTo("too many");
    assertThat(locked).containsOnly(LockedOut.Place.SESSION);
    assertThat(atTheSignIn(Optional.of(PHONE), true)).isEqualTo(Verdict.RIGHT);
    assertThat(inASession(Optional.empty(), true)).isEqualTo("too many");
  }

  private Verdict atTheSignIn(Optional<Long> device, boolean right) {
    Verdict[] verdict = new Verdict[1];
    Lockout lockout = lockout(device);
    database.inTransaction(() -> verdict[0] = lockout.judge(DANA, device, right, LIMIT));
    return verdict[0];
  }

  private String inASession(Optional<Long> device, boolean right) {
    String[] outcome = new String[1];
    Lockout lockout = lockout(device);
    database.inTransaction(
        () -> {
          try {
            outcome[0] = lockout.judge(DANA.id(), right) ? "right" : "wrong";
          } catch (BusinessException often) {
            outcome[0] = "too many";
          }
        });
    return outcome[0];
  }

  private Lockout lockout(Optional<Long> device) {
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
        .with(HttpServletRequest.class, withoutCookies())
        .with(
            SignInUsers.class,
            new SignInUsers() {
              @Override
              public SignInUser get(long userId) {
                return DANA;
              }
            })
        .with(
            Policies.class,
            new Policies() {
              @Override
              public PolicyDetails of(long accountId) {
                return PolicyDetails.RECOMMENDED;
              }
            })
        .with(
            Devices.class,
            new Devices() {
              @Override
              public Optional<Long> find(Optional<SignInUser> user, DeviceTokens tokens) {
                return device;
              }
            })
        .with(
            LockedOut.class,
            new LockedOut() {
              @Override
              public void lock(SignInUser user, Place place, int attempts) {
                locked.add(place);
              }
            })
        .get(Lockout.class);
  }

  private static HttpServletRequest withoutCookies() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, args) -> null);
  }
}
