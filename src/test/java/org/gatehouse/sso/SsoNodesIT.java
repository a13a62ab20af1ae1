package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A response is used once, on whatever node and however often one of them is started anew. */
@Tag("one-server")
@Tag("A-54")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoNodesIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private TestConnection account;
  private URI other;

  @BeforeAll
  void account() {
    other = gatehouse.node().url();
    account =
        TestConnection.make(
            api, "once", TestIdentityProvider.named("https://idp.example/used-once"));
  }

  @Test
  @DisplayName("A-54: a sign-in that one node began ends on the other one, and only once")
  void answersOnTheOtherNode() {
    var browser = gatehouse.visitor();
    String response = account.answer(browser).encoded();

    assertThat(account.at(other).post(browser, response).status()).isEqualTo(303);
    assertThat(account.at(other).post(browser, response).status()).isEqualTo(403);
    assertThat(account.post(browser, response).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("A-54: of many posts at the same moment to both nodes one signs in")
  void oneOfMany() throws Exception {
    var browser = gatehouse.visitor();
    String response = account.answer(browser).encoded();
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      visitors.add(copy(browser, i % 2 == 0 ? gatehouse.url() : other));
    }

    List<Integer> statuses =
        AtOnce.statuses(
            20,
            i ->
                (i % 2 == 0 ? account : account.at(other))
                    .post(visitors.get(i), response)
                    .status());

    assertThat(statuses).filteredOn(status -> status == 303).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 403).hasSize(19);
  }

  @Test
  @DisplayName("what is changed on one node counts on the other at once")
  void followsChangesOfTheOtherNode() {
    var own =
        TestConnection.make(
            api, "changed", TestIdentityProvider.named("https://idp.example/changed"));
    assertThat(begun(own.at(other))).isEqualTo("/changed/sso");
    assertThat(begun(own)).isEqualTo("/changed/sso");

    TestConnection.configure(
        api,
        own.account(),
        own.provider(),
        options -> options.put("ssoUrl", "https://idp.example/moved"));

    assertThat(begun(own.at(other))).isEqualTo("/moved");
    assertThat(begun(own)).isEqualTo("/moved");
    assertThat(api.post("/accounts/" + own.account() + "/suspend", "{\"why\":\"unpaid\"}").status())
        .isEqualTo(200);
    assertThat(gatehouse.visitor().get(own.at(other).spEntityId()).status()).isEqualTo(404);
  }

  private String begun(TestConnection at) {
    return gatehouse.visitor().get(at.spEntityId()).location().getPath();
  }

  @Test
  @DisplayName("A-54: neither an assertion nor an answered request comes back with a restart")
  void staysUsedAfterARestart() {
    TestConnection.configure(
        api,
        account.account(),
        account.provider(),
        options -> options.put("allowUnsolicited", true));
    var browser = gatehouse.visitor();
    String solicited = account.answer(browser).encoded();
    String unsolicited = account.answerTo(null).encoded();
    String waiting = account.answer(browser).encoded();
    assertThat(account.post(browser, solicited).status()).isEqualTo(303);
    assertThat(account.post(browser, unsolicited).status()).isEqualTo(303);

    gatehouse.crash();

    assertThat(account.post(browser, solicited).status()).isEqualTo(403);
    assertThat(account.post(browser, unsolicited).status()).isEqualTo(403);
    assertThat(account.at(other).post(browser, unsolicited).status()).isEqualTo(403);
    assertThat(account.post(browser, waiting).status()).as("begun before").isEqualTo(303);
  }

  private static Visitor copy(Visitor browser, URI home) {
    var copy = new Visitor(home);
    browser
        .cookies()
        .forEach(
            cookie -> {
              var same = new HttpCookie(cookie.getName(), cookie.getValue());
              same.setPath("/");
              same.setVersion(0);
              copy.keep(same);
            });
    return copy;
  }
}
