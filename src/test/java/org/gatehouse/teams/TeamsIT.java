package org.gatehouse.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;
  private String teams;

  @BeforeEach
  void account() {
    account = accounts.create("teams");
    base = "/accounts/" + account;
    teams = base + "/teams";
  }

  @Test
  @Tag("A-21")
  void makesRenamesAndDeletesATeamAndCallsItAGroupInTheLog() {
    accounts.user(account, "dana", "User");
    Answer made =
        api.post(
            teams,
            "{\"name\":\"Buchhaltung / Ärzte\",\"roles\":[\"Auditor\"],\"members\":[\"DANA\"]}");
    assertThat(made.status()).isEqualTo(201);
    String id = made.json().path("id").asText();
    assertThat(made.json().path("origin").asText()).isEqualTo("MANUAL");
    assertThat(made.json().at("/members/0").asText()).isEqualTo("dana");
    assertThat(api.get(teams + "/buchhaltung%20/%20%C3%84RZTE").json()).isEqualTo(made.json());
    assertThat(api.get(base + "/users/dana").json().at("/teams/0").asText())
        .isEqualTo("Buchhaltung / Ärzte");

    assertThat(api.put(teams + "/" + id, "{\"name\":\"Finance\"}").json().path("members"))
        .hasSize(1);
    assertThat(api.delete(teams + "/finance").status()).isEqualTo(204);

    assertThat(api.get(teams + "/" + id).status()).isEqualTo(404);
    assertThat(api.get(base + "/users/dana").json().path("teams")).isEmpty();
    assertThat(descriptions()).contains("Group created.", "Group updated.", "Group deleted.");
    assertThat(api.get(base + "/audit/events?item=Team").body())
        .contains("Buchhaltung / Ärzte → Finance")
        .contains("\"added\":\"dana\"");
  }

  @Test
  void makesOrChangesATeamByPut() {
    accounts.user(account, "dana", "User");
    accounts.user(account, "omar", "User");

    assertThat(api.put(teams + "/Ops", "{\"members\":[\"dana\"]}").status()).isEqualTo(200);
    var changed =
        api.put(teams + "/ops", "{\"members\":[\"omar\"],\"roles\":[\"Auditor\"]}").json();

    assertThat(changed.path("name").asText()).isEqualTo("Ops");
    assertThat(changed.path("members").toString()).isEqualTo("[\"omar\"]");
    assertThat(changed.path("roles").toString()).isEqualTo("[\"Auditor\"]");
    assertThat(api.get(base + "/audit/events?item=Team&action=Update").body())
        .contains("\"removed\":\"dana\"")
        .contains("\"added\":\"omar\"");
  }

  @Test
  void makesNoTeamOfAnIdThatMeansNothingAnyMore() {
    String id = api.post(teams, "{\"name\":\"Ops\"}").json().path("id").asText();
    assertThat(api.delete(teams + "/" + id).status()).isEqualTo(204);

    assertThat(api.put(teams + "/" + id, "{\"roles\":[\"Auditor\"]}").status()).isEqualTo(404);

    assertThat(api.get(teams).json().path("items")).isEmpty();
    assertThat(descriptions()).contains("Group update failed.");
  }

  @Test
  void meansTheSameWithASlashAtTheEndOfTheAddress() {
    accounts.user(account, "dana", "User");
    String id = api.put(teams + "/Sales", "{}").json().path("id").asText();
    String odd = api.post(teams, "{\"name\":\"R/D/\"}").json().path("id").asText();

    assertThat(api.put(teams + "/Sales/", "{}").json().path("id").asText()).isEqualTo(id);
    assertThat(api.get(teams + "/" + id + "/").json().path("name").asText()).isEqualTo("Sales");
    assertThat(api.get(base + "/users/dana/").json().path("username").asText()).isEqualTo("dana");
    assertThat(api.get(teams + "/" + odd).json().path("name").asText()).isEqualTo("R/D/");
    assertThat(api.delete(teams + "/Sales/").status()).isEqualTo(204);
    assertThat(api.get(teams).json().path("items")).hasSize(1);
  }

  @Test
  void meansWhatIsReallyCalledSoWithASlashAtItsEnd() {
    String plain = api.put(teams + "/Sales", "{}").json().path("id").asText();
    String slash = api.post(teams, "{\"name\":\"Sales/\"}").json().path("id").asText();

    assertThat(api.get(teams + "/Sales/").json().path("id").asText()).isEqualTo(slash);
    assertThat(api.put(teams + "/Sales/", "{}").json().path("id").asText()).isEqualTo(slash);
    assertThat(api.delete(teams + "/Sales/").status()).isEqualTo(204);
    assertThat(api.get(teams + "/" + plain).status()).isEqualTo(200);
    assertThat(api.get(teams + "/" + slash).status()).isEqualTo(404);
  }

  @Test
  void letsMembersDoWhatTheTeamMayWithinASecond() {
    accounts.user(account, "dana", "User");
    Visitor dana = gatehouse.visitor();
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    api.put(teams + "/Watch", "{\"roles\":[\"Auditor\"],\"members\":[\"dana\"]}");

    assertThat(dana.get("/audit").status()).isEqualTo(200);
    assertThat(dana.get("/teams").status()).isEqualTo(403);
    api.put(teams + "/Watch", "{\"roles\":[]}");
    assertThat(dana.get("/audit").status()).isEqualTo(403);
    api.put(teams + "/Watch", "{\"roles\":[\"Auditor\"]}");
    api.put(teams + "/Watch", "{\"members\":[]}");
    assertThat(dana.get("/audit").status()).isEqualTo(403);
  }

  @Test
  void aFormThatStoodOpenBringsNoRoleBackThatSomebodyElseHasTaken() {
    Visitor mia = manager("mia");
    Visitor noah = manager("noah");
    api.put(teams + "/Watch", "{\"roles\":[\"Auditor\"]}");
    Answer open = mia.open("/teams/team?team=Watch");
    saveRoles(noah, noah.open("/teams/team?team=Watch"), Map.of("role", "user"));
    assertThat(api.get(teams + "/Watch").json().path("roles").toString()).isEqualTo("[\"User\"]");

    Answer refused = saveRoles(mia, open, Map.of());

    assertThat(refused.redirects()).isFalse();
    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(api.get(teams + "/Watch").json().path("roles").toString()).isEqualTo("[\"User\"]");
    assertThat(refused.page().select("#roles-form input[name=role][checked]").eachAttr("value"))
        .containsExactly("user");
    assertThat(descriptions()).contains("Group update failed.");

    assertThat(saveRoles(mia, refused, Map.of("role", "auditor")).redirects()).isTrue();
    assertThat(api.get(teams + "/Watch").json().path("roles").toString())
        .isEqualTo("[\"Auditor\"]");
  }

  @Test
  void hasOneTeamOfEachNameWhateverItsCase() throws Exception {
    List<Integer> statuses =
        AtOnce.statuses(
            10,
            number ->
                api.post(teams, "{\"name\":\"" + (number % 2 == 0 ? "Ärzte" : "ÄRZTE") + "\"}")
                    .status());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(api.get(teams).json().path("items")).hasSize(1);
  }

  @Test
  void givesNobodyMoreThanHeHasHimselfThroughATeam() {
    accounts.user(account, "dana", "User");
    api.put(teams + "/Bosses", "{\"roles\":[\"Account Manager\"]}");
    Api clerk = program("teams:manage", "users:manage");

    assertThat(clerk.put(teams + "/Bosses", "{\"members\":[\"dana\"]}").status()).isEqualTo(403);
    assertThat(clerk.delete(teams + "/Bosses").status()).isEqualTo(403);
    assertThat(clerk.put(teams + "/Mine", "{\"roles\":[\"Auditor\"]}").status()).isEqualTo(403);
    assertThat(clerk.put(teams + "/Mine", "{\"members\":[\"dana\"]}").status()).isEqualTo(200);
    assertThat(descriptions()).contains("Group update failed.", "Group creation failed.");
  }

  @Test
  void neverTakesTheLastAccountManagerThroughATeam() throws Exception {
    accounts.user(account, "mia", "User");
    accounts.user(account, "noah", "Account Manager");
    api.put(teams + "/Bosses", "{\"roles\":[\"Account Manager\"],\"members\":[\"mia\"]}");

    List<Integer> statuses =
        AtOnce.statuses(
            6,
            number ->
                number % 2 == 0
                    ? api.put(base + "/users/noah/roles", "{\"roles\":[]}").status()
                    : api.put(teams + "/Bosses", "{\"members\":[]}").status());

    assertThat(statuses).contains(200, 409).doesNotContain(500);
    boolean noah = api.get(base + "/users/noah").json().path("roles").size() == 1;
    boolean mia = api.get(teams + "/Bosses").json().path("members").size() == 1;
    assertThat(noah ^ mia).isTrue();
    if (mia) {
      assertThat(api.delete(teams + "/Bosses").status()).isEqualTo(409);
      assertThat(api.put(teams + "/Bosses", "{\"roles\":[]}").status()).isEqualTo(409);
      assertThat(api.post(base + "/users/mia/disable", "").status()).isEqualTo(409);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{\"name\":\"\"} | name",
        "{\"name\":\"a\\u202eb\"} | name",
        "{\"name\":\"x\",\"roles\":[\"Boss\"]} | roles[0]",
        "{\"name\":\"x\",\"members\":[\"nobody\"]} | members[0]",
        "{\"name\":\"x\",\"members\":[\"a\\u0000\\ud800\"]} | members[0]",
        "{\"name\":\"x\",\"members\":\"dana\"} | members"
      })
  void refusesBadInputByFieldAndMakesNothing(String body, String field) {
    Answer refused = api.post(teams, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(api.get(teams).json().path("items")).isEmpty();
  }

  @Test
  void keepsAccountsApart() {
    String other = accounts.create("teams");
    String stranger = accounts.user(other, "stranger", "User");
    String id = api.post(teams, "{\"name\":\"Ours\"}").json().path("id").asText();

    assertThat(api.get("/accounts/" + other + "/teams/" + id).status()).isEqualTo(404);
    assertThat(api.delete("/accounts/" + other + "/teams/" + id).status()).isEqualTo(404);
    assertThat(api.put(teams + "/Ours", "{\"members\":[\"" + stranger + "\"]}").status())
        .isEqualTo(422);
    assertThat(program("teams:manage").get("/accounts/" + other + "/teams").status())
        .isEqualTo(404);
  }

  @Test
  void pagesByName() {
    for (String name : List.of("delta", "Alpha", "charlie", "Bravo")) {
      api.post(teams, "{\"name\":\"" + name + "\"}");
    }

    var first = api.get(teams + "?limit=3").json();
    var second = api.get(teams + "?limit=3&cursor=" + first.path("next").asText()).json();

    assertThat(first.path("items").findValuesAsText("name"))
        .containsExactly("Alpha", "Bravo", "charlie");
    assertThat(second.path("items").findValuesAsText("name")).containsExactly("delta");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(api.get(teams + "?limit=0").status()).isEqualTo(422);
  }

  private Visitor manager(String name) {
    accounts.user(account, name, "Account Manager");
    Visitor manager = gatehouse.visitor();
    manager.signIn(account + ":" + name, Accounts.PASSWORD);
    return manager;
  }

  private static Answer saveRoles(Visitor manager, Answer page, Map<String, String> more) {
    return manager.post(
        "/teams/team", Forms.pressed(page.page(), "#roles-form", "save-roles", more));
  }

  private Api program(String... scopes) {
    Answer key =
        api.post(
            base + "/apikeys",
            "{\"name\":\"clerk\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }

  private List<String> descriptions() {
    return api.get(base + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description");
  }
}
