package org.gatehouse.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  private final KeyText key = KeyText.random();

  @Test
  void readsWhatItHasWritten() {
    assertThat(key.text()).matches("ghk_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}");
    assertThat(KeyText.parse(key.text())).contains(key);
  }

  @Test
  void isNeverTheSameTwice() {
    assertThat(Stream.generate(KeyText::random).limit(1_000).map(KeyText::text))
        .doesNotHaveDuplicates();
  }

  @Test
  void noticesEveryMistypedCharacterWithoutTheDatabase() {
    String text = key.text();

    assertThat(IntStream.range(4, text.length()))
        .allSatisfy(
            at -> {
              char other = text.charAt(at) == 'a' ? 'b' : 'a';
              String mistyped = text.substring(0, at) + other + text.substring(at + 1);
              assertThat(KeyText.parse(mistyped)).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ghk_", "ghk_a_b", "Bearer", "ghk_ıııııııııııııııı_x"})
  void takesNothingElse(String text) {
    assertThat(KeyText.parse(text)).isEmpty();
  }

  @Test
  void keepsTheSecretOutOfMessages() {
    var details =
        new ApiKeyDetails(
            key.publicId(),
            "shop",
            java.util.List.of(),
            java.time.Instant.EPOCH,
            null,
            java.time.Instant.EPOCH,
            "mia",
            null,
            null,
            null,
            null,
            KeyStatus.ACTIVE);

    assertThat(key + " " + new IssuedKey(details, key.text()))
        .contains(key.publicId())
        .doesNotContain(key.secret())
        .doesNotContain(key.hash());
  }
}
