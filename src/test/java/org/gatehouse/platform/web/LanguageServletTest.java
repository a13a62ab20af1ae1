package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageServletTest {

  @Test
  void leadsBackToThePageThatAsked() {
    assertThat(back("/login/reset")).isEqualTo("/login/reset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/login?x=1",
        "/a\r\nSet-Cookie: x",
        "/..//evil",
        "javascript:alert(1)"
      })
  void leadsNowhereElse(String back) {
    assertThat(back(back)).isEqualTo("/login");
  }

  private static String back(String back) {
    return LanguageServlet.back(new Requests().parameter("back", back).request());
  }
}
