package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageTextsTest {

  private static final String NUMBER = "+491511234567";

  @Test
  void keepsANumberTogetherInALanguageThatRunsFromRightToLeft() {
    assertThat(text(new Locale("ar"))).contains("\u2068" + NUMBER + "\u2069");
    assertThat(text(Locale.GERMAN)).contains(NUMBER).doesNotContain("\u2068");
  }

  private static String text(Locale language) {
    PageTexts texts = new PageTexts();
    texts.viewer =
        new Viewer() {
          @Override
          public Locale getLocale() {
            return language;
          }
        };
    return texts.of("profile.mobile.waiting", NUMBER);
  }
}
