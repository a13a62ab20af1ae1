package org.gatehouse.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
  void findsALanguageByAnyTagOfIt() {
    assertThat(Languages.find("de-AT")).contains(Locale.GERMAN);
    assertThat(Languages.find("xx")).isEmpty();
    assertThat(Languages.find("")).isEmpty();
  }
}
