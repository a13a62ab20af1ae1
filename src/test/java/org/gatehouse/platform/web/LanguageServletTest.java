package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  @Test
  void losesNoLinkThatWasMailed() {
    String token = "q".repeat(43);
    for (String page :
        List.of("/login/reset", "/login/emergency", "/login/back", "/profile/email")) {
      assertThat(back(page, token)).isEqualTo(page + "?token=" + token);
    }
  }

  @Test
  void carriesNothingElseAlong() {
    assertThat(back("/login", "q".repeat(43))).isEqualTo("/login");
    assertThat(back("/login/reset", "")).isEqualTo("/login/reset");
    assertThat(back("/login/reset", "q".repeat(43) + "&x=1")).isEqualTo("/login/reset");
    assertThat(back("/login/reset", "q".repeat(43) + "\r\nX: y")).isEqualTo("/login/reset");
  }

  private static String back(String back, String token) {
    return LanguageServlet.back(
        new Requests().parameter("back", back).parameter("token", token).request());
  }

  private static String back(String back) {
    return LanguageServlet.back(new Requests().parameter("back", back).request());
  }
}
