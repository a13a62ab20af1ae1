package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.platform.error.Complaints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "correct horse battery staple",
        "ÄÖÜäöüß€",
        "🦉🦉🦉🦉🦉🦉🦉🦉",
        "        "
      })
  void asksForNothingButLength(String password) {
    assertThat(accepts(password)).isTrue();
  }

  @Test
  void acceptsLongOnes() {
    assertThat(accepts("x".repeat(256))).isTrue();
    assertThat(accepts("x".repeat(257))).isFalse();
    assertThat(accepts("x".repeat(100_000))).isFalse();
  }

  @Test
  void countsCharactersAsPeopleDo() {
    assertThat(accepts("🦉🦉🦉🦉🦉🦉🦉")).isFalse();
    assertThat(accepts("e\u0301".repeat(7))).isFalse();
  }

  @Test
  void refusesTheNameAndTheAddress() {
    assertThat(accepts("Dana.Okafor")).isFalse();
    assertThat(accepts("dana@contoso.example")).isFalse();
  }

  private static boolean accepts(String password) {
    Complaints complaints = new Complaints();
    PasswordRule.check(password, "dana.okafor", "dana@contoso.example", complaints);
    return complaints.none();
  }
}
