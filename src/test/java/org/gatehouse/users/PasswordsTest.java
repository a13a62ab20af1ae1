package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords();

  @Test
  void acceptsTheRightPasswordAndNoOther() {
    String hash = passwords.hash("correct horse battery staple");
    assertThat(passwords.verify("correct horse battery staple", hash)).isTrue();
    assertThat(passwords.verify("correct horse battery stable", hash)).isFalse();
    assertThat(passwords.verify("", hash)).isFalse();
  }

  @Test
  void keepsTheParametersOfOwaspInTheHash() {
    assertThat(passwords.hash("x")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void givesTheSamePasswordAnotherHashEachTime() {
    assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
  }

  @Test
  void verifiesAPasswordWholeHoweverLongItIs() {
    String longOne = "a".repeat(200);
    String hash = passwords.hash(longOne);
    assertThat(passwords.verify(longOne, hash)).isTrue();
    assertThat(passwords.verify(longOne.substring(1), hash)).isFalse();
  }

  @Test
  void takesComposedAndDecomposedLettersForTheSamePassword() {
    assertThat(passwords.verify("cafe\u0301", passwords.hash("caf\u00e9"))).isTrue();
  }

  @Test
  void knowsAHashOfOlderParametersAsOutdatedAndStillVerifiesIt() {
    String older = passwords.hash("x").replace("m=19456", "m=8");
    assertThat(passwords.outdated(older)).isTrue();
    assertThat(passwords.verify("x", older)).isFalse();
    assertThat(passwords.outdated(passwords.hash("x"))).isFalse();
  }

  @Test
  void neverAcceptsAnythingForNobody() {
    assertThat(passwords.verifyNobody("")).isFalse();
    assertThat(passwords.verifyNobody("secret")).isFalse();
  }

  @Test
  void refusesToReadWhatIsNoArgon2idHash() {
    assertThatThrownBy(() -> passwords.verify("x", "$2a$10$abcdefghijklmnopqrstuv"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
