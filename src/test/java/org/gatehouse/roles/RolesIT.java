package org.gatehouse.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;
  private String roles;

  @BeforeEach
  void account() {
    account = accounts.create("roles");
    base = "/accounts/" + account;
    roles = base + "/roles";
  }

  @Test
  void hasThreeBuiltInRolesThatNobodyChanges() {
    var items = api.get(roles).json().path("items");

    assertThat(items.findValuesAsText("name"))
        .containsExactly("Account Manager", "User", "Auditor");
    assertThat(items.get(0).path("permissions"))
        .extracting(node -> node.asText())
        .containsExactlyInAnyOrder(
            "audit:read",
            "audit:manage",
            "audit:write",
            "users:manage",
            "roles:manage",
            "teams:manage",
            "sso:manage",
            "policy:manage",
            "branding:manage",
            "apikeys:manage");
    assertThat(items.get(1).path("permissions")).isEmpty();
    assertThat(items.get(2).path("permissions")).hasSize(1);
    for (String id : List.of("account-manager", "user", "auditor")) {
      assertThat(api.put(roles + "/" + id, role("Other", "audit:read")).status()).isEqualTo(409);
      assertThat(api.delete(roles + "/" + id).status()).isEqualTo(409);
    }
    assertThat(api.get(roles + "/operator").status()).isEqualTo(404);
  }

  @Test
  void makesRenamesAndDeletesARoleAndRecordsBeforeAndAfter() {
    Answer made = api.post(roles, role("Help Desk", "users:manage"));
    assertThat(made.status()).isEqualTo(201);
    String id = made.json().path("id").asText();
    assertThat(made.header("Location")).endsWith("/roles/" + id);
    accounts.user(account, "dana", "help-desk");

    assertThat(api.put(roles + "/help-desk", role("Front Desk", "teams:manage")).status())
        .isEqualTo(200);
    assertThat(api.get(base + "/users/dana").json().at("/roles/0").asText())
        .isEqualTo("Front Desk");
    var read = api.get(roles + "/" + id).json();
    assertThat(read.path("people").asInt()).isEqualTo(1);
    assertThat(read.at("/losses/teams:manage").asInt()).isEqualTo(1);
    assertThat(api.delete(roles + "/" + id).status()).isEqualTo(204);

    assertThat(api.get(base + "/users/dana").json().path("roles")).isEmpty();
    assertThat(api.get(roles + "/" + id).status()).isEqualTo(404);
    assertThat(descriptions()).contains("Role created (Help Desk).", "Role deleted (Front Desk).");
    assertThat(api.get(base + "/audit/events?item=Role&action=Update").body())
        .contains("users:manage → teams:manage")
        .contains("Help Desk → Front Desk");
  }

  @Test
  void countsOnlyWhatIsHeldThroughNoOtherRole() {
    api.post(roles, role("Reader", "audit:read"));
    accounts.user(account, "lena", "Reader");
    accounts.user(account, "omar", "Reader");
    assign("omar", "[{\"name\":\"Reader\"},{\"name\":\"Auditor\"}]");

    var read = api.get(roles + "/Reader").json();

    assertThat(read.path("people").asInt()).isEqualTo(2);
    assertThat(read.at("/losses/audit:read").asInt()).isEqualTo(1);
  }

  @Test
  void hasOneRoleOfEachNameWhateverItsCase() throws Exception {
    assertThat(api.post(roles, role("account_MANAGER", "audit:read")).status()).isEqualTo(409);
    List<Integer> statuses =
        AtOnce.statuses(10, number -> api.post(roles, role("Twin", "audit:read")).status());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    String other = accounts.create("roles");
    assertThat(api.post("/accounts/" + other + "/roles", role("Twin", "audit:read")).status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{\"name\":\"a\\u202eb\"} | name",
        "{\"name\":\"x\",\"permissions\":[\"accounts:operate\"]} | permissions[0]",
        "{\"name\":\"x\",\"permissions\":[\"audit:read\",\"fly\"]} | permissions[1]",
        "{\"name\":\"x\",\"permissions\":\"audit:read\"} | permissions",
        "{\"name\":\"x\",\"extra\":1} | extra"
      })
  void refusesBadInputByField(String body, String field) {
    Answer refused = api.post(roles, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(api.get(roles).json().path("items")).hasSize(3);
  }

  @Test
  void givesNobodyMoreThanHeHasHimself() {
    api.post(roles, role("Boss", "audit:read", "users:manage"));
    accounts.user(account, "mia", "Account Manager");
    Api desk = program("users:manage", "roles:manage");

    assertThat(desk.post(roles, role("Sly", "audit:read")).status()).isEqualTo(403);
    assertThat(desk.put(roles + "/Boss", role("Boss", "users:manage")).status()).isEqualTo(403);
    assertThat(desk.delete(roles + "/Boss").status()).isEqualTo(403);
    accounts.user(account, "nina", "User");
    String his = base + "/users/nina/roles";
    assertThat(desk.put(his, "{\"roles\":[{\"name\":\"Account Manager\"}]}").status())
        .isEqualTo(403);
    assertThat(desk.put(his, "{\"roles\":[{\"name\":\"Boss\"}]}").status()).isEqualTo(403);
    assertThat(desk.put(base + "/users/mia/roles", "{\"roles\":[]}").status()).isEqualTo(403);
    api.post(
        base + "/users",
        "{\"username\":\"late\",\"email\":\"late@%s.example\",\"roles\":[\"Account Manager\"]}"
            .formatted(account));
    assertThat(desk.post(base + "/users/late/invite", "").status()).isEqualTo(403);
    assertThat(desk.post(base + "/users/late/uninvite", "").status()).isEqualTo(403);
    assertThat(api.get(base + "/users/nina").json().at("/roles/0").asText()).isEqualTo("User");
    assertThat(descriptions()).contains("User update failed.", "Role creation failed (Sly).");
  }

  @Test
  void changesWhatSomebodyMayDoWithinASecondOfHisSession() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "dana", "User");
    Visitor dana = gatehouse.visitor();
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(dana.get("/audit").status()).isEqualTo(403);

    assign("dana", "[{\"name\":\"Auditor\"}]");
    assertThat(dana.get("/audit").status()).isEqualTo(200);
    assertThat(dana.get("/roles").status()).isEqualTo(403);
    assign("dana", "[]");
    assertThat(dana.get("/audit").status()).isEqualTo(403);
    assertThat(api.get(base + "/audit/events?item=User&action=Update").body())
        .contains("User → Auditor");
  }

  @Test
  void takesARoleAwayWhenItsTimeIsOver() {
    accounts.user(account, "dana", "User");
    Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
    assign("dana", "[{\"name\":\"Auditor\",\"validUntil\":\"" + end + "\"}]");
    Visitor dana = gatehouse.visitor();
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(api.get(base + "/users/dana/roles").json().at("/roles/0/validUntil").asText())
        .isEqualTo(end.toString());

    int status = 200;
    while (Instant.now().isBefore(end.plusSeconds(1))) {
      status = dana.get("/audit").status();
    }

    assertThat(status).isEqualTo(403);
    assertThat(api.get(base + "/users/dana/roles").json().path("roles")).isEmpty();
  }

  @Test
  void givesNobodyForLongerWhatTheGiverHasForATime() {
    accounts.user(account, "nina", "User");
    Instant end = danaManagesForTenDays();
    api.post(base + "/teams", "{\"name\":\"Bosses\",\"roles\":[\"Account Manager\"]}");
    Visitor dana = gatehouse.visitor();
    dana.signIn(account + ":dana", Accounts.PASSWORD);

    for (String who : List.of("dana", "nina")) {
      tick(dana, who, "");
      tick(dana, who, "2100-01-03T12:00");
    }
    assertThat(held("dana")).contains(end.toString());
    assertThat(held("nina")).doesNotContain("Account Manager");

    String team = "/teams/team?team=Bosses&find=dana";
    Map<String, String> herself =
        Map.of("person", dana.open(team).page().select("#add-form input[name=person]").val());
    dana.post("/teams/team", Forms.pressed(dana.open(team).page(), "#add-form", "add", herself));
    assertThat(api.get(base + "/teams/Bosses").json().path("members")).isEmpty();

    Map<String, String> key = Map.of("name", "endless", "scope", "users:manage");
    dana.submit(dana.open("/apikeys?create=1"), "#new-key-form", key);
    assertThat(api.get(base + "/apikeys").json().path("items")).isEmpty();

    String sooner = LocalDate.now(ZoneOffset.UTC).plusDays(5) + "T12:00";
    tick(dana, "nina", sooner);
    assertThat(held("nina")).contains("Account Manager");
  }

  @Test
  void givesNobodyForLongerByAKeyOfHisOwnEither() {
    accounts.user(account, "nina", "User");
    Instant end = danaManagesForTenDays();
    api.post(base + "/roles", "{\"name\":\"Clerk\",\"permissions\":[\"users:manage\"]}");
    Visitor dana = gatehouse.visitor();
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    String sooner = LocalDate.now(ZoneOffset.UTC).plusDays(5) + "T12:00";
    Map<String, String> form = Map.of("name", "hers", "scope", "users:manage", "expiresAt", sooner);
    Answer issued = dana.follow(dana.submit(dana.open("/apikeys?create=1"), "#new-key-form", form));
    Api program = new Api(gatehouse.url(), issued.page().select("#issued input").val());
    String nina = base + "/users/nina/roles";

    assertThat(program.put(nina, "{\"roles\":[{\"name\":\"Clerk\"}]}").status()).isEqualTo(422);
    assertThat(held("nina")).doesNotContain("Clerk");

    String lasting = "{\"name\":\"ours\",\"expiresAt\":\"%s\",\"scopes\":[\"users:manage\"]}";
    Answer ours = api.post(base + "/apikeys", lasting.formatted(end));
    Api provisioning = new Api(gatehouse.url(), ours.json().path("key").asText());
    assertThat(provisioning.put(nina, "{\"roles\":[{\"name\":\"Clerk\"}]}").status())
        .as("made by somebody who has it for good")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"name\":\"Auditor\",\"validUntil\":\"2020-01-01T00:00:00Z\"}]",
        "[{\"name\":\"Nobody\"}]",
        "[{\"name\":\"Operator\"}]",
        "[{}]",
        "[\"Auditor\"]"
      })
  void refusesRolesThatNobodyCanHave(String wanted) {
    accounts.user(account, "dana", "User");

    Answer refused = api.put(base + "/users/dana/roles", "{\"roles\":" + wanted + "}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).startsWith("roles[0]");
    assertThat(api.get(base + "/users/dana").json().at("/roles/0").asText()).isEqualTo("User");
  }

  @Test
  void aFormThatStoodOpenBringsNoRoleBackThatSomebodyElseHasTaken() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "noah", "Account Manager");
    accounts.user(account, "dana", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    Visitor noah = gatehouse.visitor();
    noah.signIn(account + ":noah", Accounts.PASSWORD);
    Answer open = mia.open("/users?user=dana");
    assertThat(ticked(open)).containsExactly("account-manager");
    Answer taken = saveRoles(noah, noah.open("/users?user=dana"), Map.of("role", "user"));
    assertThat(taken.redirects()).isTrue();

    Answer refused = saveRoles(mia, open, Map.of());

    assertThat(refused.redirects()).isFalse();
    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(held("dana")).contains("User").doesNotContain("Account Manager");
    assertThat(ticked(refused)).as("what holds now").containsExactly("user");
    assertThat(descriptions()).contains("User update failed.");

    Answer again = saveRoles(mia, refused, Map.of("role", "auditor"));
    assertThat(again.redirects()).isTrue();
    assertThat(held("dana")).contains("Auditor").doesNotContain("Account Manager");
  }

  @Test
  void takesNoPageForTheLastOneWhenItsRoleIsGone() {
    for (String name : List.of("Alpha", "Beta")) {
      api.post(base + "/roles", "{\"name\":\"" + name + "\",\"permissions\":[\"audit:read\"]}");
    }
    int all = api.get(base + "/roles").json().path("items").size();
    JsonNode page = api.get(base + "/roles?limit=" + (all - 1)).json();
    String next = base + "/roles?cursor=" + page.path("next").asText();
    assertThat(api.get(next).json().at("/items/0/name").asText()).isEqualTo("Beta");

    api.delete(base + "/roles/Alpha");

    assertThat(api.get(next).status()).isEqualTo(422);
    assertThat(api.get(next).json().at("/errors/0/field").asText()).isEqualTo("cursor");
  }

  @Test
  void neverTakesTheLastAccountManager() {
    accounts.user(account, "mia", "Account Manager");

    assertThat(put("mia", "[]").status()).isEqualTo(409);
    assertThat(
            put("mia", "[{\"name\":\"Account Manager\",\"validUntil\":\"2100-01-01T00:00:00Z\"}]")
                .status())
        .isEqualTo(409);
    assertThat(api.post(base + "/users/mia/disable", "").status()).isEqualTo(409);
    assertThat(api.post(base + "/users/mia/lock", "").status()).isEqualTo(409);
    assertThat(api.get(base + "/users/mia").json().path("status").asText()).isEqualTo("ACTIVE");
    accounts.user(account, "noah", "Account Manager");
    assertThat(put("mia", "[]").status()).isEqualTo(200);
    assertThat(descriptions()).contains("User update failed.", "Disabling user failed.");
  }

  @Test
  void leavesOneOfTwoLastAccountManagersWhoGoAtTheSameTime() throws Exception {
    accounts.user(account, "m0", "Account Manager");
    accounts.user(account, "m1", "Account Manager");

    List<Integer> statuses =
        AtOnce.statuses(
            10,
            number ->
                number % 4 < 2
                    ? put("m" + number % 2, "[]").status()
                    : api.post(base + "/users/m" + number % 2 + "/disable", "").status());

    assertThat(statuses).contains(409).doesNotContain(500);
    assertThat(managers()).isEqualTo(1);
  }

  private Instant danaManagesForTenDays() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "dana", "User");
    Instant end = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    assign("dana", "[{\"name\":\"Account Manager\",\"validUntil\":\"" + end + "\"}]");
    return end;
  }

  private static void tick(Visitor manager, String user, String until) {
    String path = "/users?user=" + user;
    Map<String, String> ticked = Map.of("role", "account-manager", "until-account-manager", until);
    manager.post(
        "/users",
        Forms.pressed(manager.open(path).page(), "#user-roles-form", "save-roles", ticked));
  }

  private static Answer saveRoles(Visitor manager, Answer page, Map<String, String> more) {
    return manager.post(
        "/users", Forms.pressed(page.page(), "#user-roles-form", "save-roles", more));
  }

  private static List<String> ticked(Answer page) {
    return page.page().select("#user-roles input[name=role][checked]").eachAttr("value");
  }

  private String held(String user) {
    return api.get(base + "/users/" + user + "/roles").body();
  }

  private long managers() {
    long managers = 0;
    for (var user : api.get(base + "/users").json().path("items")) {
      if (user.path("status").asText().equals("ACTIVE")
          && user.path("roles").toString().contains("Account Manager")) {
        managers++;
      }
    }
    return managers;
  }

  private Answer put(String user, String wanted) {
    return api.put(base + "/users/" + user + "/roles", "{\"roles\":" + wanted + "}");
  }

  private void assign(String user, String wanted) {
    assertThat(put(user, wanted).status()).isEqualTo(200);
  }

  private Api program(String... scopes) {
    Answer key =
        api.post(
            base + "/apikeys",
            "{\"name\":\"desk\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }

  private List<String> descriptions() {
    return api.get(base + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description");
  }

  private static String role(String name, String... permissions) {
    return "{\"name\":\"%s\",\"permissions\":[\"%s\"]}"
        .formatted(name, String.join("\",\"", permissions));
  }
}
