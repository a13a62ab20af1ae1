package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of an account as programs set them, and that they count. */
class PolicyIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String policy;

  @BeforeEach
  void account() {
    account = accounts.create("policy");
    policy = "/accounts/" + account + "/policy";
  }

  @Test
  @Tag("A-101")
  void givesWhatIsRecommendedAndTakesItBack() {
    JsonNode given = api.get(policy).json();

    assertThat(given.path("maxLoginAttempts").asInt()).isEqualTo(5);
    assertThat(given.path("maxInactivityDays").isNull()).isTrue();
    assertThat(given.path("passwordValidityDays").isNull()).isTrue();
    assertThat(given.at("/twoFactor/enabled").asBoolean(true)).isFalse();
    assertThat(given.at("/twoFactor/everyLogin").asBoolean(true)).isFalse();
    assertThat(given.at("/twoFactor/methods").isEmpty()).isTrue();
    assertThat(api.put(policy, given.toString()).json()).isEqualTo(given);
    assertThat(entries()).as("nothing was changed").isEmpty();
  }

  @Test
  @Tag("A-11")
  void recordsEachChangeWithTheValueBefore() {
    assertThat(attempts("3").json().path("maxLoginAttempts").asInt()).isEqualTo(3);
    attempts("20");

    assertThat(api.get(policy).json().path("maxLoginAttempts").asInt()).isEqualTo(20);
    assertThat(entries().findValuesAsText("description"))
        .containsExactly("Account security options updated.", "Account security options updated.");
    assertThat(entries().get(0).at("/details/change.loginAttempts").asText()).isEqualTo("3 → 20");
  }

  @ParameterizedTest
  @Tag("A-101")
  @ValueSource(strings = {"2", "21", "0", "-1", "4.5", "\"5\"", "null", "99999999999"})
  void refusesWhatIsNoNumberOfTheRangeAndChangesNothing(String value) {
    attempts("7");

    Answer refused = attempts(value);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("errors")).hasSize(1);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("maxLoginAttempts");
    assertThat(api.get(policy).json().path("maxLoginAttempts").asInt()).isEqualTo(7);
  }

  @Test
  @Tag("A-101")
  void namesTheRangeAndRecordsTheRefusal() {
    assertThat(attempts("2").json().at("/errors/0/message").asText()).contains("3 to 20");

    assertThat(entries().findValuesAsText("description"))
        .containsExactly("Account security options update failed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "maxInactivityDays; \"maxInactivityDays\":90",
        "passwordValidityDays; \"passwordValidityDays\":90",
        "twoFactor.enabled; \"twoFactor\":{\"enabled\":true}",
        "twoFactor.everyLogin; \"twoFactor\":{\"everyLogin\":true}",
        "twoFactor.methods; \"twoFactor\":{\"methods\":[\"TOTP\"]}",
        "twoFactor.other; \"twoFactor\":{\"other\":1}",
        "twoFactor; \"twoFactor\":true",
        "maxloginattempts; \"maxloginattempts\":5"
      })
  void refusesByNameWhatIsNotThere(String field, String json) {
    Answer refused = api.put(policy, "{\"maxLoginAttempts\":7," + json + "}");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(api.get(policy).json().path("maxLoginAttempts").asInt()).isEqualTo(5);
  }

  @Test
  @Tag("A-31")
  void isThereForNobodyOfAnotherAccountAndForNobodyWithoutThePermission() {
    String other = accounts.create("policy");
    Api foreign = program(other, "policy:manage");
    Api reader = program(account, "audit:read");

    assertThat(foreign.get(policy).status()).isEqualTo(404);
    assertThat(foreign.put(policy, "{\"maxLoginAttempts\":9}").status()).isEqualTo(404);
    assertThat(reader.get(policy).status()).isEqualTo(403);
    assertThat(reader.put(policy, "{\"maxLoginAttempts\":9}").status()).isEqualTo(403);
    assertThat(api.get(policy).json().path("maxLoginAttempts").asInt()).isEqualTo(5);
  }

  @Test
  @Tag("A-101")
  @Tag("A-107")
  void countsForEverybodyOfTheAccountAtOnce() {
    accounts.user(account, "mia", "Account Manager");
    attempts("3");

    for (int i = 0; i < 2; i++) {
      gatehouse.visitor().signIn(account + ":mia", "wrong");
    }
    assertThat(status("mia")).isEqualTo("ACTIVE");
    Visitor third = gatehouse.visitor();
    third.signIn(account + ":mia", "wrong");
    assertThat(status("mia")).isEqualTo("LOCKED");
  }

  private Answer attempts(String value) {
    return api.put(policy, "{\"maxLoginAttempts\":" + value + "}");
  }

  private String status(String name) {
    return api.get("/accounts/" + account + "/users/" + name).json().path("status").asText();
  }

  private Api program(String of, String scope) {
    Answer key =
        api.post(
            "/accounts/" + of + "/apikeys", "{\"name\":\"one\",\"scopes\":[\"" + scope + "\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }

  private JsonNode entries() {
    return api.get("/accounts/" + account + "/audit/events?item=Account&action=Update")
        .json()
        .path("items");
  }
}
