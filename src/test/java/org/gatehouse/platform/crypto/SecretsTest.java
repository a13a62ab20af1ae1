package org.gatehouse.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final byte[] old = Tokens.random(32);
  private final byte[] fresh = Tokens.random(32);
  private final byte[] plain = "a private key".getBytes(StandardCharsets.UTF_8);

  @Test
  void readsWhatItEncrypted() {
    Secrets secrets = new Secrets(List.of(fresh));
    assertThat(secrets.decrypt(secrets.encrypt(plain, "sso.sp-key:1"), "sso.sp-key:1"))
        .isEqualTo(plain);
  }

  @Test
  void neverEncryptsTheSameTextToTheSameCiphertext() {
    Secrets secrets = new Secrets(List.of(fresh));
    assertThat(secrets.encrypt(plain, "p")).isNotEqualTo(secrets.encrypt(plain, "p"));
  }

  @Test
  void readsWhatAnOlderKeyEncryptedAfterTheKeyWasReplaced() {
    String ciphertext = new Secrets(List.of(old)).encrypt(plain, "p");
    assertThat(new Secrets(List.of(fresh, old)).decrypt(ciphertext, "p")).isEqualTo(plain);
  }

  @Test
  void refusesTheCiphertextOfAnotherRow() {
    Secrets secrets = new Secrets(List.of(fresh));
    String ciphertext = secrets.encrypt(plain, "sso.sp-key:1");
    assertThatThrownBy(() -> secrets.decrypt(ciphertext, "sso.sp-key:2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAChangedCiphertextAndAnUnknownKey() {
    Secrets secrets = new Secrets(List.of(fresh));
    String ciphertext = secrets.encrypt(plain, "p");
    char last = ciphertext.charAt(ciphertext.length() - 2);
    String changed =
        ciphertext.substring(0, ciphertext.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + ciphertext.charAt(ciphertext.length() - 1);
    assertThatThrownBy(() -> secrets.decrypt(changed, "p"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Secrets(List.of(old)).decrypt(ciphertext, "p"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tellsNothingOfTheKeyInTheCiphertext() {
    assertThat(new Secrets(List.of(fresh)).encrypt(plain, "p"))
        .startsWith("v1.")
        .matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+");
  }
}
