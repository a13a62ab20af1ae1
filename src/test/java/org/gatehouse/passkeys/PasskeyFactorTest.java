package org.gatehouse.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.AuthenticationData;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.factors.Question;
import org.gatehouse.factors.SecondFactor.Judgement;
import org.gatehouse.testing.Wiring;
import org.junit.jupiter.api.Test;

/** What a passkey's answer shows behind a password. */
class PasskeyFactorTest {

  private static final Question DANAS = new Question(7, "sign-in:1", SignIn.Way.PASSWORD);
  private static final Assertion ANSWER =
      new Assertion(
          new AuthenticationData(new byte[0], null, null, null, null, null, null, null),
          "challenge",
          "passkey",
          "");

  @Test
  void provesWhatVerifiesAndNothingElse() {
    assertThat(factor(Optional.empty()).judge(DANAS, "")).isEqualTo(Judgement.PROVED);
    assertThat(
            factor(Optional.empty()).judge(new Question(8, "sign-in:1", SignIn.Way.PASSWORD), ""))
        .as("another's")
        .isEqualTo(Judgement.WRONG);
    assertThat(factor(Optional.of(Unproved.Reason.NOT_VERIFIED)).judge(DANAS, ""))
        .isEqualTo(Judgement.WRONG);
  }

  @Test
  void tellsOfACopy() {
    assertThat(factor(Optional.of(Unproved.Reason.COPIED)).judge(DANAS, ""))
        .isEqualTo(Judgement.COPIED);
  }

  private static PasskeyFactor factor(Optional<Unproved.Reason> unproved) {
    return new Wiring(none(EntityManager.class), new ArrayList<>())
        .with(HttpServletRequest.class, none(HttpServletRequest.class))
        .with(
            Ceremonies.class,
            new Ceremonies() {
              @Override
              Assertion readAssertion(String json) {
                return ANSWER;
              }
            })
        .with(
            BrowserCookie.class,
            new BrowserCookie() {
              @Override
              public String read(HttpServletRequest request) {
                return "browser";
              }
            })
        .with(
            Challenges.class,
            new Challenges() {
              @Override
              public boolean useAsFactor(String challenge, String browserToken) {
                return true;
              }
            })
        .with(
            Passkeys.class,
            new Passkeys() {
              @Override
              public Optional<PasskeyOwner> findOwner(String credentialId) {
                return Optional.of(new PasskeyOwner(1, 7));
              }

              @Override
              public void prove(Assertion assertion) {
                unproved.ifPresent(
                    reason -> {
                      throw new Unproved(reason, null);
                    });
              }
            })
        .get(PasskeyFactor.class);
  }

  private static <T> T none(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> null));
  }
}
