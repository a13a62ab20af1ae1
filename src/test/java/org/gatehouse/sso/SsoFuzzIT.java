package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;
import org.gatehouse.sso.response.Mutations;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few hundred changed responses in changed forms, by HTTP: none is a fault of the server. */
@Tag("one-server")
class SsoFuzzIT {

  private static final int COUNT = 300;
  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded; charset=UTF-8",
          "application/x-www-form-urlencoded; charset=utf-16",
          "application/x-www-form-urlencoded;charset=x-none",
          "APPLICATION/X-WWW-FORM-URLENCODED",
          "application/x-www-form-urlencoded;;=",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "text/plain",
          "application/json");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final TestConnection account =
      TestConnection.make(
          gatehouse.api(), "fuzz", TestIdentityProvider.named("https://idp.example/fuzz"));

  @Test
  @Tag("A-55")
  @DisplayName("A-55: no post is answered with a fault, and none signs anybody else in")
  void noFault() {
    var browser = gatehouse.visitor();
    String name = "fuzz@contoso.example";
    for (long seed = 1; seed <= COUNT; seed++) {
      var random = new Random(seed);
      String xml = account.answer(browser).nameId(name).xml();

      Answer answer = post(browser, random, new Mutations(seed).mutate(xml));

      assertThat(answer.status())
          .as("seed " + seed + ": " + answer)
          .isIn(303, 400, 403, 404, 413, 415);
      if (answer.status() == 303) {
        assertThat(browser.follow(answer).page().select("#caller").text())
            .as("seed " + seed)
            .isEqualTo(name);
        browser = gatehouse.visitor();
      }
    }
    assertThat(
            gatehouse.api().get("/accounts/" + account.account() + "/users").json().path("items"))
        .hasSizeLessThanOrEqualTo(1);
  }

  private Answer post(Visitor browser, Random random, String value) {
    String field = "SAMLResponse=" + URLEncoder.encode(value, UTF_8);
    String type = "application/x-www-form-urlencoded";
    String query = "";
    switch (random.nextInt(12)) {
      case 0 -> type = TYPES.get(random.nextInt(TYPES.size()));
      case 1 -> field = field + "&" + field;
      case 2 -> field = "RelayState=%E0%80&" + field + "&=&&=x&SAMLResponse";
      case 3 -> field = field.replace("%", random.nextBoolean() ? "%%" : "%u00");
      case 4 -> query = "?SAMLResponse=" + random.nextInt(500);
      case 5 -> field = "SAMLRequest=" + field.substring(13);
      default -> {}
    }
    return browser.send(
        browser
            .request(account.acsUrl() + query)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(field, ISO_8859_1)));
  }
}
