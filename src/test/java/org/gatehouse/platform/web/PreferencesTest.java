package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PreferencesTest {

  @Test
  void speaksEnglishWhenNothingFits() {
    assertThat(Preferences.language(new Requests().accepting(Locale.JAPANESE).request()))
        .isEqualTo(Locale.ENGLISH);
    assertThat(Preferences.language(new Requests().request())).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void speaksTheFirstLanguageOfTheBrowserThatItKnows() {
    assertThat(
            Preferences.language(
                new Requests()
                    .accepting(Locale.JAPANESE, Locale.forLanguageTag("de-AT"))
                    .request()))
        .isEqualTo(Locale.GERMAN);
  }

  @Test
  @Tag("A-109")
  void theLanguageChosenInThisBrowserComesFirst() {
    Requests requests =
        new Requests()
            .attribute(Preferences.LANGUAGE_ATTRIBUTE, "en")
            .cookie(Preferences.LANGUAGE_COOKIE, "de" + Preferences.FRESH)
            .accepting(Locale.ENGLISH);

    assertThat(Preferences.language(requests.request())).isEqualTo(Locale.GERMAN);
    assertThat(Preferences.chosenLanguage(requests.request())).contains("de");
  }

  @Test
  @Tag("A-42")
  void theUsersOwnLanguageComesBeforeWhatSomebodyElseChoseHereOnce() {
    Requests requests =
        new Requests()
            .attribute(Preferences.LANGUAGE_ATTRIBUTE, "en")
            .cookie(Preferences.LANGUAGE_COOKIE, "de")
            .accepting(Locale.GERMAN);

    assertThat(Preferences.language(requests.request())).isEqualTo(Locale.ENGLISH);
    assertThat(Preferences.freshLanguage(requests.request())).isEmpty();
  }

  @Test
  @Tag("A-42")
  void theUsersOwnLanguageComesBeforeTheBrowsers() {
    assertThat(
            Preferences.language(
                new Requests()
                    .attribute(Preferences.LANGUAGE_ATTRIBUTE, "de")
                    .accepting(Locale.ENGLISH)
                    .request()))
        .isEqualTo(Locale.GERMAN);
  }

  @Test
  @Tag("A-42")
  void theLanguageOfTheAddressComesBeforeTheBrowsersAndAfterWhatIsSomebodysOwn() {
    Requests requests =
        new Requests()
            .attribute(Preferences.ACCOUNT_LANGUAGE_ATTRIBUTE, "de")
            .accepting(Locale.ENGLISH);
    assertThat(Preferences.language(requests.request())).isEqualTo(Locale.GERMAN);

    requests.cookie(Preferences.LANGUAGE_COOKIE, "es");
    assertThat(Preferences.language(requests.request())).isEqualTo(Locale.forLanguageTag("es"));
    requests.attribute(Preferences.LANGUAGE_ATTRIBUTE, "en");
    assertThat(Preferences.language(requests.request())).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void believesNoCookieThatNamesNoLanguageOrZone() {
    Requests requests =
        new Requests()
            .cookie(Preferences.LANGUAGE_COOKIE, "<script>")
            .cookie(Preferences.ZONE_COOKIE, "../../etc");

    assertThat(Preferences.chosenLanguage(requests.request())).isEmpty();
    assertThat(Preferences.zone(requests.request())).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void theUsersOwnZoneComesBeforeTheBrowsers() {
    Requests requests = new Requests().cookie(Preferences.ZONE_COOKIE, "Europe/Berlin");
    assertThat(Preferences.zone(requests.request())).isEqualTo(ZoneId.of("Europe/Berlin"));

    requests.attribute(Preferences.ZONE_ATTRIBUTE, "Asia/Tokyo");
    assertThat(Preferences.zone(requests.request())).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
