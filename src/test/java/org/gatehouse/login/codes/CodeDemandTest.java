package org.gatehouse.login.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.access.SignIn;
import org.gatehouse.policy.TwoFactor;
import org.gatehouse.policy.TwoFactor.Method;
import org.junit.jupiter.api.Test;

class CodeDemandTest {

  @Test
  void takesAPasskeyForTwoFactorsOnlyWhereTheAccountTakesPasskeys() {
    assertThat(CodeDemand.concerns(rule(Method.EMAIL, Method.PASSKEY), SignIn.Way.PASSKEY))
        .isFalse();
    assertThat(CodeDemand.concerns(rule(Method.EMAIL, Method.TOTP), SignIn.Way.PASSKEY)).isTrue();
  }

  private static TwoFactor rule(Method... open) {
    return new TwoFactor(true, true, List.of(open), 30, false);
  }
}
