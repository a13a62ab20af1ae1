package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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
    assertThat(given.at("/twoFactor/methods"))
        .extracting(JsonNode::asText)
        .containsExactly("EMAIL", "SMS", "TOTP", "PASSKEY");
    assertThat(given.at("/twoFactor/deviceDays").asInt()).isEqualTo(90);
    assertThat(given.at("/sessions/idleMinutes").asInt()).isEqualTo(60);
    assertThat(given.at("/sessions/absoluteHours").asInt()).isEqualTo(12);
    assertThat(given.path("allowList")).isEmpty();
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
        "twoFactor.enabled; \"twoFactor\":{\"enabled\":1}",
        "twoFactor.methods; \"twoFactor\":{\"methods\":[\"TELEX\"]}",
        "twoFactor.methods; \"twoFactor\":{\"enabled\":true,\"methods\":[]}",
        "twoFactor.methods; \"twoFactor\":{\"enabled\":true,\"methods\":[\"TOTP\",\"PASSKEY\"]}",
        "twoFactor.deviceDays; \"twoFactor\":{\"deviceDays\":366}",
        "twoFactor.deviceDays; \"twoFactor\":{\"deviceDays\":0}",
        "twoFactor.other; \"twoFactor\":{\"other\":1}",
        "twoFactor; \"twoFactor\":true",
        "sessions.idleMinutes; \"sessions\":{\"idleMinutes\":4}",
        "sessions.absoluteHours; \"sessions\":{\"absoluteHours\":169}",
        "allowList; \"allowList\":[\"10.0.0.0/33\"]",
        "allowList; \"allowList\":[\"example.com\"]",
        "allowList; \"allowList\":[\"198.51.100.0/24\"]",
        "startsInDays; \"startsInDays\":91",
        "maxloginattempts; \"maxloginattempts\":5"
      })
  void refusesByNameWhatCanNotBe(String field, String json) {
    Answer refused = api.put(policy, "{\"maxLoginAttempts\":7," + json + "}");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(api.get(policy).json().path("maxLoginAttempts").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @Tag("A-97")
  @DisplayName("A-97: inactivity takes 15 to 365 days")
  @ValueSource(strings = {"14", "366", "0", "-1", "15.5", "\"ninety\"", "99999999999"})
  void refusesAnotherInactivityAndNamesTheRange(String days) {
    assertRefused("maxInactivityDays", days, "15 to 365");
  }

  @ParameterizedTest
  @Tag("A-103")
  @DisplayName("A-103: a validity of 0 is refused and is not never")
  @ValueSource(strings = {"0", "-1", "3651", "90.5", "\"never\""})
  void refusesAnotherValidityAndNamesTheRange(String days) {
    assertRefused("passwordValidityDays", days, "1 to 3,650");
  }

  private void assertRefused(String field, String value, String range) {
    Answer refused = put("\"%s\":%s".formatted(field, value));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("errors")).hasSize(1);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(refused.json().at("/errors/0/message").asText()).contains(range);
    assertThat(api.get(policy).json().path(field).isNull()).isTrue();
  }

  @Test
  @Tag("A-97")
  @Tag("A-103")
  void takesBothEndsOfEachRangeAndNothingForOff() {
    for (String both : List.of("15, 1", "365, 3650", "null, null")) {
      String[] days = both.split(", ");
      JsonNode saved =
          put("\"maxInactivityDays\":" + days[0] + ",\"passwordValidityDays\":" + days[1]).json();
      assertThat(saved.path("maxInactivityDays").asText()).isEqualTo(days[0]);
      assertThat(saved.path("passwordValidityDays").asText()).isEqualTo(days[1]);
    }
  }

  @Test
  @DisplayName("what the contract has is off where it is left out, what came later stays")
  void keepsWhatCameLaterAndSwitchesOffWhatIsLeftOut() {
    put(
        """
        "maxInactivityDays":90,"passwordValidityDays":90,
        "twoFactor":{"enabled":true,"everyLogin":true,"methods":["TOTP","EMAIL"],"deviceDays":30,"forSso":true},
        "sessions":{"idleMinutes":30,"absoluteHours":8},"allowList":["127.0.0.0/8","2001:db8::/32"]
        """);

    JsonNode saved = attempts("7").json();

    assertThat(saved.path("maxInactivityDays").isNull()).isTrue();
    assertThat(saved.path("passwordValidityDays").isNull()).isTrue();
    assertThat(saved.at("/twoFactor/enabled").asBoolean(true)).isFalse();
    assertThat(saved.at("/twoFactor/everyLogin").asBoolean(true)).isFalse();
    assertThat(saved.at("/twoFactor/methods"))
        .extracting(JsonNode::asText)
        .containsExactly("EMAIL", "TOTP");
    assertThat(saved.at("/twoFactor/deviceDays").asInt()).isEqualTo(30);
    assertThat(saved.at("/twoFactor/forSso").asBoolean()).isTrue();
    assertThat(saved.at("/sessions/idleMinutes").asInt()).isEqualTo(30);
    assertThat(saved.at("/sessions/absoluteHours").asInt()).isEqualTo(8);
    assertThat(saved.path("allowList"))
        .extracting(JsonNode::asText)
        .containsExactly("127.0.0.0/8", "2001:db8::/32");
    assertThat(put("\"allowList\":[]").json().path("allowList")).isEmpty();
  }

  @Test
  @Tag("A-8")
  @Tag("A-9")
  @Tag("A-10")
  @DisplayName("A-8, A-9, A-10: the second factor has events of its own, each with its failure")
  void recordsWhatBecomesOfTheSecondFactor() {
    put("\"twoFactor\":{\"enabled\":true}");
    put("\"twoFactor\":{\"enabled\":true,\"everyLogin\":true}");
    put("\"twoFactor\":{\"enabled\":true,\"everyLogin\":true,\"deviceDays\":0}");
    put("\"maxInactivityDays\":1");
    attempts("5");
    put("\"twoFactor\":{\"enabled\":true,\"methods\":[\"TOTP\"]}");

    JsonNode log = api.get("/accounts/" + account + "/audit/events?item=2FA").json().path("items");
    assertThat(log.findValuesAsText("description"))
        .containsExactly(
            "Enabling two-factor authentication failed.",
            "Two-factor authentication disabled for all users.",
            "Disabling two-factor authentication failed.",
            "Two-factor authentication settings update failed.",
            "Two-factor authentication settings updated.",
            "Two-factor authentication enabled for all users.");
    assertThat(log.findValuesAsText("action"))
        .containsExactly("Enable", "Disable", "Disable", "Update", "Update", "Enable");
    assertThat(log.get(5).at("/details/change.twoFactor").asText()).isEqualTo("false → true");
    assertThat(log.get(4).at("/details/change.everyLogin").asText()).isEqualTo("false → true");
    assertThat(entries().findValuesAsText("description"))
        .as("the rest of the rules stayed")
        .containsExactly("Account security options update failed.");
  }

  @Test
  @DisplayName("stricter rules may begin later, laxer ones count at once")
  void letsStricterRulesBeginLater() {
    put("\"maxInactivityDays\":180");

    JsonNode saved =
        put("\"maxInactivityDays\":90,\"passwordValidityDays\":90,\"startsInDays\":14").json();

    assertThat(saved.path("maxInactivityDays").asInt()).isEqualTo(90);
    assertThat(saved.at("/inForce/maxInactivityDays").asInt()).isEqualTo(180);
    assertThat(saved.at("/inForce/passwordValidityDays").isNull()).isTrue();
    assertThat(Instant.parse(saved.path("startsAt").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(13)), Instant.now().plus(Duration.ofDays(15)));
    assertThat(entries().get(0).at("/details/startsAt").asText()).isNotEmpty();
    assertThat(api.put(policy, saved.toString()).json()).as("the same again").isEqualTo(saved);

    JsonNode laxer = put("\"maxInactivityDays\":200,\"startsInDays\":14").json();
    assertThat(laxer.path("startsAt").isNull()).isTrue();
    assertThat(laxer.at("/inForce/maxInactivityDays").asInt()).isEqualTo(200);
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

  @Test
  void aFormThatStoodOpenTakesNothingBackThatSomebodyElseHasDecided() {
    Visitor mia = manager("mia");
    Visitor noah = manager("noah");
    Answer open = mia.open("/policy");
    Answer decided = saveRules(noah, noah.open("/policy"), Map.of("enabled", "on"));
    assertThat(decided.redirects()).as("%s", decided).isTrue();

    Answer refused = saveRules(mia, open, Map.of("idleMinutes", "30"));

    assertThat(refused.redirects()).isFalse();
    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    JsonNode rules = api.get(policy).json();
    assertThat(rules.at("/twoFactor/enabled").asBoolean()).isTrue();
    assertThat(rules.at("/sessions/idleMinutes").asInt()).isEqualTo(60);
    assertThat(refused.page().select("#enabled[checked]")).as("what holds now").hasSize(1);
    assertThat(refused.page().select("#idleMinutes").val()).isEqualTo("60");
    assertThat(entries().findValuesAsText("description"))
        .contains("Account security options update failed.");

    assertThat(saveRules(mia, refused, Map.of("idleMinutes", "30")).redirects()).isTrue();
    rules = api.get(policy).json();
    assertThat(rules.at("/twoFactor/enabled").asBoolean()).isTrue();
    assertThat(rules.at("/sessions/idleMinutes").asInt()).isEqualTo(30);
  }

  @Test
  void aFormThatIsShownOnceMoreKnowsWhatItShowedFirst() {
    Visitor mia = manager("mia");
    Answer open = mia.open("/policy");
    attempts("7");

    Answer previewed =
        mia.post(
            "/policy",
            Forms.pressed(open.page(), "#policy-form", "preview", Map.of("idleMinutes", "30")));
    assertThat(previewed.page().select("#idleMinutes").val()).isEqualTo("30");
    Answer refused = saveRules(mia, previewed, Map.of());

    assertThat(refused.redirects()).isFalse();
    assertThat(api.get(policy).json().path("maxLoginAttempts").asInt()).isEqualTo(7);
  }

  private Visitor manager(String name) {
    accounts.user(account, name, "Account Manager");
    Visitor manager = gatehouse.visitor();
    manager.signIn(account + ":" + name, Accounts.PASSWORD);
    return manager;
  }

  private static Answer saveRules(Visitor manager, Answer page, Map<String, String> more) {
    return manager.post("/policy", Forms.pressed(page.page(), "#policy-form", "save", more));
  }

  private Answer put(String rules) {
    return api.put(policy, "{\"maxLoginAttempts\":5," + rules + "}");
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
