package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are deleted with all that is known of them. */
class DeparturesIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("leavers");
    users = "/accounts/" + account + "/users";
  }

  @Test
  void leavesOnlyAPseudonymInTheLog() throws Exception {
    accounts.user(account, "ann", "Account Manager");
    accounts.user(account, "zoltan", "User");
    api.put(
        users + "/zoltan",
        "{\"firstName\":\"Zoltan\",\"lastName\":\"Quirk\",\"mobile\":\"+491701234567\"}");
    Visitor zoltan = gatehouse.visitor();
    zoltan.signIn(account + ":zoltan", Accounts.PASSWORD);
    gatehouse.visitor().signIn(account + ":zoltan", "wrong, all wrong");
    api.post(users + "/zoltan/email", "{\"email\":\"zq@%s.example\"}".formatted(account));
    api.post(users + "/zoltan/lock", "");
    api.post(users + "/zoltan/unlock", "");
    send("Access of Zoltan@%s.example to the company ended.".formatted(account));
    assertThat(found("username=zoltan")).isNotEmpty();
    assertThat(log().toString()).containsIgnoringCase("zoltan");
    int before = log().size();

    assertThat(api.delete(users + "/zoltan").status()).isEqualTo(204);

    JsonNode after = log();
    assertThat(after).hasSize(before + 1);
    assertThat(after.toString())
        .doesNotContainIgnoringCase("zoltan")
        .doesNotContainIgnoringCase("quirk")
        .doesNotContain("+491701234567")
        .doesNotContain("zq@" + account);
    String pseudonym = after.get(0).path("details").path("name").asText();
    assertThat(after.get(0).path("description").asText()).isEqualTo("User deleted.");
    assertThat(pseudonym).startsWith("erased-");
    assertThat(found("username=" + pseudonym)).contains("Sign-in refused: wrong password.");
    assertThat(found("username=zoltan")).isEmpty();
    assertThat(found("description=zoltan")).isEmpty();
    assertThat(found("username=" + pseudonym).stream().filter(text -> text.contains("logged in")))
        .singleElement()
        .asString()
        .contains(pseudonym);
    assertThat(zoltan.get("/profile").redirects()).as("signed out").isTrue();
    assertThat(api.get(users + "/zoltan").status()).isEqualTo(404);
    accounts.user(account, "zoltan", "User");
  }

  @Test
  void takesNothingFromSomebodyWhoseNameOrAddressHeTook() {
    accounts.user(account, "mary", "User");
    accounts.user(account, "mark", "User");
    accounts.user(account, "x1", "User");
    accounts.user(account, "x2", "User");
    api.post(users + "/mary/lock", "");
    api.post(users + "/mark/lock", "");
    api.put(users + "/x1", "{\"firstName\":\"mary@%s.example\"}".formatted(account));
    api.put(users + "/x2", "{\"firstName\":\"mark\"}");

    assertThat(api.delete(users + "/x1").status()).isEqualTo(204);
    assertThat(api.delete(users + "/x2").status()).isEqualTo(204);

    for (String one : List.of("mary", "mark")) {
      assertThat(log().findValuesAsText("name")).filteredOn(one::equals).hasSize(2);
      assertThat(log().findValuesAsText("email"))
          .filteredOn((one + "@" + account + ".example")::equals)
          .hasSize(2);
    }
  }

  @Test
  void leavesNothingWhereOthersDidSomethingToHimNorInOtherAccounts() {
    String sub = account + "-sub";
    api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(sub, account));
    accounts.user(sub, "zoltan", "User");
    accounts.user(account, "ann", "Account Manager");
    accounts.user(account, "bob", "User");
    accounts.user(account, "zoltan", "Account Manager");
    api.post(
        "/accounts/" + account + "/teams",
        "{\"name\":\"Helpers\",\"members\":[\"ann\",\"bob\",\"zoltan\"]}");
    api.put(
        "/accounts/" + account + "/grants/" + sub + "/zoltan",
        "{\"roles\":[{\"name\":\"Account Manager\"}]}");
    Visitor zoltan = gatehouse.visitor();
    zoltan.signIn(account + ":zoltan", Accounts.PASSWORD);
    zoltan.submit(
        zoltan.open("/apikeys?create=1"),
        "#new-key-form",
        Map.of("name", "here", "scope", "audit:read"));
    zoltan.post("/switch", Map.of("account", sub));
    zoltan.submit(
        zoltan.open("/apikeys?create=1"),
        "#new-key-form",
        Map.of("name", "there", "scope", "audit:read"));
    String below = "/accounts/" + sub + "/audit/events?limit=1000";
    assertThat(api.get(below).body()).contains(account + ":zoltan");
    assertThat(api.get("/accounts/" + sub + "/apikeys").json().at("/items/0/createdBy").asText())
        .isEqualTo(account + ":zoltan");

    assertThat(api.delete(users + "/zoltan").status()).isEqualTo(204);

    assertThat(log().toString()).doesNotContainIgnoringCase("zoltan").contains("ann, bob, erased-");
    assertThat(api.get(below).body()).doesNotContain(account + ":zoltan").contains("zoltan");
    for (String slug : List.of(account, sub)) {
      assertThat(api.get("/accounts/" + slug + "/apikeys").json().at("/items/0/createdBy").asText())
          .startsWith("erased-");
    }
  }

  @Test
  void tellsTheLogOfASubAccountWhichRolesThereEndWithHim() {
    String sub = account + "-sub";
    api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(sub, account));
    accounts.user(account, "zoltan", "User");
    accounts.user(account, "bob", "User");
    for (String user : List.of("zoltan", "bob")) {
      assertThat(
              api.put(
                      "/accounts/" + account + "/grants/" + sub + "/" + user,
                      "{\"roles\":[{\"name\":\"Auditor\"}]}")
                  .status())
          .isEqualTo(200);
    }

    assertThat(api.delete(users + "/zoltan").status()).isEqualTo(204);

    String pseudonym = log().at("/0/details/name").asText();
    JsonNode below = api.get("/accounts/" + sub + "/audit/events").json().path("items");
    assertThat(below.at("/0/description").asText())
        .isEqualTo("Roles in a sub-account changed (%s, %s).".formatted(pseudonym, sub));
    assertThat(below.at("/0/details/change.roles").asText()).isEqualTo("Auditor → ");
    assertThat(below.toString()).doesNotContainIgnoringCase("zoltan");
    assertThat(below.toString()).contains(account + ":bob");
  }

  @Test
  void leavesTheEntriesOfOthersAlone() {
    accounts.user(account, "ann", "Account Manager");
    accounts.user(account, "bob", "User");
    accounts.user(account, "bobby", "User");
    api.post(users + "/bobby/lock", "");

    api.delete(users + "/bob");

    assertThat(log().findValuesAsText("name")).contains("bobby", "ann").doesNotContain("bob");
  }

  @Test
  void deletesNeitherTheLastAccountManagerNorWhoIsNotThere() {
    accounts.user(account, "ann", "Account Manager");
    String other = accounts.create("other");
    String foreign = accounts.user(other, "carl", "User");

    assertThat(api.delete(users + "/ann").status()).isEqualTo(409);
    assertThat(api.delete(users + "/nobody").status()).isEqualTo(404);
    assertThat(api.delete(users + "/" + foreign).status()).isEqualTo(404);
    assertThat(api.get("/accounts/" + other + "/users/carl").status()).isEqualTo(200);
    assertThat(found("outcome=FAILURE")).contains("Deleting user failed.");
  }

  /** What another product says in its own words. */
  private void send(String description) {
    String event =
        """
        {"events":[{"id":"sent-1","item":"Company","action":"Delete","outcome":"SUCCESS",
         "description":"%s","occurredAt":"%s"}]}
        """
            .formatted(description, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    assertThat(api.post("/accounts/" + account + "/audit/events", event).status()).isEqualTo(200);
  }

  private List<String> found(String filter) {
    return api.get("/accounts/" + account + "/audit/events?limit=1000&" + filter)
        .json()
        .path("items")
        .findValuesAsText("description");
  }

  private JsonNode log() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000").json().path("items");
  }
}
