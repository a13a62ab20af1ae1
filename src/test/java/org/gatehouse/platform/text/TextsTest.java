package org.gatehouse.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void speaksTheLanguageAskedForWhateverTheServersIs() {
    assertThat(Texts.in(Locale.ENGLISH).of("nav.signOut")).isEqualTo("Sign out");
    assertThat(Texts.in(Locale.GERMAN).of("nav.signOut")).isEqualTo("Abmelden");
    assertThat(Texts.in(Locale.JAPANESE).of("nav.signOut")).isEqualTo("Sign out");
  }

  @Test
  void fillsInParameters() {
    assertThat(Texts.in(Locale.ENGLISH).of("copy.it", "SP Entity ID"))
        .isEqualTo("Copy SP Entity ID");
  }

  @Test
  void givesTheKeyWhereThereIsNoText() {
    assertThat(Texts.in(Locale.ENGLISH).of("no.such.text")).isEqualTo("no.such.text");
  }

  @Test
  void countsAsTheLanguageDoes() {
    Texts texts = Texts.in(Locale.forLanguageTag("de-AT"));
    assertThat(texts.of("audit.total", 0)).isEqualTo("Kein Eintrag");
    assertThat(texts.of("audit.total", 1L)).isEqualTo("Ein Eintrag");
    assertThat(texts.of("audit.total", 12_345L)).isEqualTo("12.345 Einträge");
    assertThat(texts.of("audit.export.runningOf", 1_234, 5_678))
        .isEqualTo("1.234 von 5.678 Einträgen");
  }

  @Test
  void formatsForManyAtOnce() {
    assertThat(
            IntStream.range(2, 5_000)
                .parallel()
                .filter(n -> !Texts.in(Locale.ENGLISH).of("audit.total", n).startsWith(grouped(n)))
                .toArray())
        .isEmpty();
  }

  private static String grouped(int number) {
    return number < 1_000 ? number + " " : number / 1_000 + ",";
  }

  @Test
  void findsALanguageByAnyTagOfIt() {
    assertThat(Languages.find("de-AT")).contains(Locale.GERMAN);
    assertThat(Languages.find("xx")).isEmpty();
    assertThat(Languages.find("")).isEmpty();
  }
}
