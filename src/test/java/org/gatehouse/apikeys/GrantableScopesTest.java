package org.gatehouse.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrantableScopesTest {

  static Stream<Locale> languages() {
    return Languages.all().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everythingThatAKeyCanBeGivenHasASentenceInEveryLanguage(Locale language) {
    Texts texts = Texts.in(language);
    assertThat(CheckedKey.GRANTABLE)
        .allSatisfy(
            permission -> {
              String word = permission.code().replace(':', '.');
              assertThat(texts.has("apikeys.scope." + word)).as(word).isTrue();
            });
  }
}
