package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two nodes on one database are one product. */
@Tag("one-server")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class NodesIT {

  private static final String SIGN_IN = "form:has(input[type=password])";
  private static final int MAXIMUM = 5;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private URI other;
  private String account;
  private String users;

  @BeforeEach
  void account() {
    other = gatehouse.node().url();
    account = accounts.create("nodes");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
  }

  @Test
  @Tag("A-101")
  @DisplayName("A-101: of a hundred guesses at once on two nodes five are judged, the fifth locks")
  void countsGuessesTogether() throws Exception {
    List<Visitor> guessers = new ArrayList<>();
    List<Answer> forms = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      guessers.add(new Visitor(i % 2 == 0 ? gatehouse.url() : other));
      forms.add(guessers.get(i).open("/login"));
    }

    List<Integer> statuses =
        AtOnce.statuses(
            100,
            i ->
                guessers
                    .get(i)
                    .submit(
                        forms.get(i),
                        SIGN_IN,
                        Map.of("username", account + ":dana", "password", "wrong " + i))
                    .status());

    assertThat(statuses).doesNotContain(500).hasSize(100);
    assertThat(entries("Sign-in refused: wrong password.")).isEqualTo(MAXIMUM);
    assertThat(entries("User locked.")).isEqualTo(1);
    assertThat(api.get(users + "/dana").json().path("status").asText()).isEqualTo("LOCKED");
    assertThat(comesIn(new Visitor(other))).isFalse();
  }

  @Test
  @Tag("A-107")
  void anEndedSessionIsOverOnTheOtherNodeAtOnce() {
    Visitor dana = signedIn();
    Visitor here = signedIn();
    assertThat(dana.get(other + "/profile").status()).as("known everywhere").isEqualTo(200);

    here.submit(here.open("/profile"), "#others-form", Map.of());

    assertThat(Soon.is(() -> dana.get(other + "/profile").redirects())).isTrue();
    assertThat(here.get(other + "/profile").status()).isEqualTo(200);
  }

  @Test
  @Tag("A-107")
  void aDisabledUserIsOutOnTheOtherNodeAtOnce() {
    Visitor dana = signedIn();
    assertThat(dana.get("/profile").status()).isEqualTo(200);

    assertThat(new Api(other, Gatehouse.API_KEY).post(users + "/dana/disable", "").status())
        .isEqualTo(204);

    assertThat(Soon.is(() -> dana.get("/profile").redirects())).isTrue();
    assertThat(comesIn(gatehouse.visitor())).isFalse();
  }

  @Test
  @Tag("A-101")
  void anotherRuleCountsOnTheOtherNodeAtOnce() {
    Visitor dana = signedIn();
    assertThat(dana.get(other + "/profile").status()).isEqualTo(200);
    String policy = "/accounts/" + account + "/policy";

    assertThat(api.put(policy, "{\"maxLoginAttempts\":3}").status()).isEqualTo(200);

    for (int i = 0; i < 3; i++) {
      new Visitor(other).signIn(account + ":dana", "wrong");
    }
    assertThat(comesIn(gatehouse.visitor())).isFalse();
    assertThat(entries("User locked.")).isEqualTo(1);
  }

  @Test
  @Tag("A-113")
  void aLinkIsUsedOnceByBothNodesAtTheSameMoment() throws Exception {
    assertThat(api.post(users + "/dana/reset-password", "").status()).isEqualTo(204);
    URI link =
        URI.create(
            new Mailbox(gatehouse).linkTo("dana@" + account + ".example", "Choose a new password"));
    List<Visitor> visitors = new ArrayList<>();
    List<Answer> pages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      visitors.add(new Visitor(i % 2 == 0 ? gatehouse.url() : other));
      pages.add(visitors.get(i).open(link.getRawPath() + "?" + link.getRawQuery()));
    }

    List<Integer> statuses =
        AtOnce.statuses(
            visitors.size(),
            i ->
                visitors
                    .get(i)
                    .submit(
                        pages.get(i),
                        "#choose-form",
                        Map.of("password", "a lighthouse abroad " + i))
                    .status());

    assertThat(statuses).filteredOn(status -> status == 302).hasSize(1);
    assertThat(entries("Password updated.")).isEqualTo(1);
    String chosen = "a lighthouse abroad " + statuses.indexOf(302);
    assertThat(new Visitor(other).signIn(account + ":dana", chosen).page().select("#caller").text())
        .isEqualTo("dana");
  }

  private Visitor signedIn() {
    Visitor visitor = gatehouse.visitor();
    assertThat(comesIn(visitor)).isTrue();
    return visitor;
  }

  private boolean comesIn(Visitor visitor) {
    return visitor
        .signIn(account + ":dana", Accounts.PASSWORD)
        .page()
        .select("#caller")
        .text()
        .equals("dana");
  }

  private long entries(String description) {
    return api
        .get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description")
        .stream()
        .filter(description::equals)
        .count();
  }
}
