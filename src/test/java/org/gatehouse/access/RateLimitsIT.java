package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other tests run without limits; this server has them on, as in real life. */
@Tag("once")
class RateLimitsIT {

  private static Gatehouse gatehouse;

  @BeforeAll
  static void start() {
    gatehouse = Gatehouse.another("rate", Map.of("GATEHOUSE_RATE_LIMITS", "on"));
  }

  @AfterAll
  static void stop() {
    if (gatehouse != null) {
      gatehouse.close();
    }
  }

  @Test
  void tellsEachProgramWhatIsLeft() {
    Answer first = gatehouse.api().get("/accounts/platform");
    Answer second = gatehouse.api().get("/accounts/platform");

    assertThat(first.header("RateLimit-Limit")).isEqualTo("30000");
    assertThat(Long.parseLong(first.header("RateLimit-Remaining"))).isBetween(29_000L, 29_999L);
    assertThat(Long.parseLong(second.header("RateLimit-Remaining"))).isBetween(29_000L, 29_999L);
    assertThat(Long.parseLong(second.header("RateLimit-Reset"))).isBetween(1L, 60L);
  }

  @Test
  void stopsGuessingOfKeysButNotTheRightOne() {
    Api guesser = new Api(gatehouse.url(), "a wrong key");

    Answer refused = untilRefused(300, () -> guesser.get("/accounts/platform"), 401);

    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(gatehouse.api().get("/accounts/platform").status()).isEqualTo(200);
  }

  @Test
  void stopsTryingPasswordsWithAPageThatSaysSo() {
    var visitor = gatehouse.visitor();

    Answer refused = untilRefused(300, () -> visitor.post("/login", Map.of("username", "x")), 200);

    assertThat(refused.page().selectFirst("h1").text()).isEqualTo("Too many tries");
    assertThat(visitor.post("/login/reset", Map.of("token", "x")).status()).isEqualTo(429);
    assertThat(visitor.post("/login/passkey/answer", Map.of("credential", "x")).status())
        .isEqualTo(429);
    assertThat(visitor.get("/login").status()).isEqualTo(200);
  }

  @Test
  void stopsAnAccountThatSendsOnePictureAfterTheOther() {
    Api api = gatehouse.api();
    String account = new Accounts(api).create("pictures");
    String logo = "/accounts/" + account + "/branding/logo";

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      statuses.add(api.put(logo, "image/png", new byte[] {1}).status());
    }

    assertThat(statuses.subList(0, 30)).containsOnly(422);
    assertThat(statuses).contains(429);
    assertThat(api.get("/accounts/" + account + "/branding").status()).isEqualTo(200);
  }

  @Test
  @Tag("A-111")
  void stopsHavingMailsSentToOthers() {
    var visitor = gatehouse.visitor();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      statuses.add(visitor.post("/login/forgot", Map.of("username", "x")).status());
    }

    assertThat(statuses.subList(0, 20)).containsOnly(200);
    assertThat(statuses).contains(429);
    assertThat(visitor.get("/login/forgot").status()).isEqualTo(200);
  }

  @Test
  void stopsBeginningSignInsWithAPageThatSaysSo() {
    var visitor = gatehouse.visitor();

    Answer refused = untilRefused(900, () -> visitor.get("/login/saml/nobody/"), 404);

    assertThat(refused.page().selectFirst("h1").text()).isEqualTo("Too many tries");
  }

  @Test
  void stopsAskingForMetadata() {
    var visitor = gatehouse.visitor();

    untilRefused(900, () -> visitor.get("/login/saml/nobody/metadata"), 404);

    assertThat(visitor.get("/login").status()).isEqualTo(200);
  }

  @Test
  void stopsBringingResponses() {
    var visitor = gatehouse.visitor();
    String nowhere = "/login/saml/nobody/acs/AAAAAAAAAAAAAAAAAAAAAA";

    untilRefused(900, () -> visitor.post(nowhere, Map.of("SAMLResponse", "x")), 404);

    assertThat(visitor.get("/login").status()).isEqualTo(200);
  }

  private static Answer untilRefused(int most, Supplier<Answer> call, int usual) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Answer answer = call.get();
      if (answer.status() == 429) {
        assertThat(statuses).hasSizeGreaterThanOrEqualTo(55).containsOnly(usual);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        return answer;
      }
      statuses.add(answer.status());
    }
    throw new AssertionError("Never refused: " + statuses);
  }
}
