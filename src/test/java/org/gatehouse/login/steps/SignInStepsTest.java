package org.gatehouse.login.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Devices;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sign-in holds and asks, and in which order; without a database. */
class SignInStepsTest {

  private static final long DANA = 3;
  private static final long BEN = 8;
  private static final HalfSignIn HALF =
      new HalfSignIn(
          1,
          7,
          DANA,
          SignIn.Way.PASSWORD,
          Optional.empty(),
          List.of(Step.CODE),
          Instant.EPOCH,
          true);

  private final List<String> held = new ArrayList<>();
  private final SignInSteps steps = new SignInSteps();

  @BeforeEach
  void people() {
    steps.users =
        new SignInUsers() {
          @Override
          public Optional<SignInUser> hold(long userId) {
            held.add("user " + userId);
            return Optional.of(user(userId));
          }

          @Override
          public boolean signedIn(SignInUser user, SignIn.Way way) {
            held.add("user " + user.id());
            return true;
          }
        };
    steps.agreements =
        new Agreements() {
          @Override
          public void keep(long accountId) {
            held.add("account " + accountId);
          }
        };
    steps.pending =
        new PendingSignIns() {
          @Override
          public Optional<PendingOwner> findOwner(String token) {
            return Optional.of(new PendingOwner(DANA, 7)).filter(found -> token.equals("danas"));
          }

          @Override
          public Optional<HalfSignIn> hold(String token) {
            held.add("sign-in");
            return Optional.of(HALF);
          }

          @Override
          public void end(String token) {
            held.add("sign-in");
          }

          @Override
          public String begin(Proof proof, Collection<Step> open) {
            return "danas";
          }

          @Override
          public Optional<HalfSignIn> find(String token) {
            return Optional.of(HALF);
          }
        };
    steps.devices =
        new Devices() {
          @Override
          public Optional<Long> find(Optional<SignInUser> user, DeviceTokens tokens) {
            return Optional.empty();
          }
        };
  }

  @Test
  void holdsAPersonBeforeHisHalfFinishedSignIn() {
    assertThat(steps.hold("danas", Step.CODE)).contains(HALF);

    assertThat(held).containsExactly("account 7", "user 3", "sign-in");
  }

  @Test
  void goesOnAtTheStepThatIsNextAlone() {
    assertThat(steps.hold("danas", Step.NEW_PASSWORD)).isEmpty();
    assertThat(steps.hold("nobodys", Step.CODE)).isEmpty();
  }

  @Test
  void holdsAPersonBeforeTheSignInThatHeBeginsAnew() {
    steps.endBefore(proof(DANA), "danas");

    assertThat(held).containsExactly("account 7", "user 3", "sign-in");
  }

  @Test
  void holdsTwoPeopleInTheOrderOfTheirIds() {
    steps.endBefore(proof(BEN), "danas");
    assertThat(held).containsExactly("account 7", "user 3", "user 8", "sign-in");
    held.clear();

    steps.endBefore(proof(1), "danas");
    assertThat(held).containsExactly("account 7", "user 1", "user 3", "sign-in");
  }

  @Test
  void letsNobodyInWhoseProofCountsNoMoreWhenHeIsHeld() {
    by(false, List.of());

    assertThatThrownBy(() -> steps.begin(byPasskey(), DeviceTokens.NONE))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN));

    assertThat(held).containsExactly("user 3", "asked for key");
  }

  @Test
  void asksNobodyForMoreWhoseProofCountsNoMore() {
    by(false, List.of(wanting(Step.CODE)));

    assertThatThrownBy(() -> steps.begin(byPasskey(), DeviceTokens.NONE))
        .isInstanceOf(BusinessException.class);

    assertThat(held).containsExactly("user 3", "asked for key");
  }

  @Test
  void asksForMoreWhoeverIsTheOneHeHasProvedToBe() {
    by(true, List.of(wanting(Step.CODE)));

    Passage passage = steps.begin(byPasskey(), DeviceTokens.NONE);

    assertThat(passage.next()).contains(Step.CODE);
    assertThat(held).containsExactly("user 3", "asked for key");
  }

  @Test
  void holdsNobodyForASignInThatIsOver() {
    steps.endBefore(proof(BEN), "nobodys");

    assertThat(held).isEmpty();
  }

  private void by(boolean still, List<Demand> demands) {
    steps.demands = All.of(demands);
    steps.checks =
        All.of(
            List.of(
                proof -> {
                  held.add("asked for " + proof.passkey().orElseThrow());
                  return still;
                }));
  }

  private static Demand wanting(Step step) {
    return new Demand() {
      @Override
      public Step step() {
        return step;
      }

      @Override
      public boolean asks(Proof proof, PolicyDetails rules) {
        return true;
      }
    };
  }

  private static Proof byPasskey() {
    return new Proof(
        user(DANA),
        SignIn.Way.PASSKEY,
        Optional.empty(),
        Optional.of(PolicyDetails.RECOMMENDED),
        Optional.of("key"),
        Optional.empty(),
        false);
  }

  private static Proof proof(long user) {
    return new Proof(user(user), SignIn.Way.PASSWORD, Optional.empty());
  }

  private static SignInUser user(long id) {
    return new SignInUser(
        id,
        7,
        "somebody",
        "Somebody",
        "somebody@contoso.example",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        false,
        Optional.empty());
  }
}
