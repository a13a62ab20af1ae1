package org.gatehouse.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GrantsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String parent;
  private String sub;
  private String grants;

  @BeforeEach
  void family() {
    parent = accounts.create("parent");
    sub = parent + "-sub";
    assertThat(
            api.post(
                    "/accounts",
                    "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(sub, parent))
                .status())
        .isEqualTo(201);
    grants = "/accounts/" + parent + "/grants";
    accounts.user(parent, "dana", "User");
  }

  @Test
  @Tag("A-31")
  void letsSomebodyIntoASubAccountAndOutAgain() {
    Visitor dana = signedIn("dana");
    assertThat(choose(dana, sub).status()).isEqualTo(404);
    assertThat(dana.get("/audit").status()).isEqualTo(403);

    assertThat(grant("dana", sub, "[{\"name\":\"Auditor\"}]").status()).isEqualTo(200);
    assertThat(choose(dana, sub).status()).isEqualTo(303);
    assertThat(dana.open("/").page().select("#acting").text()).contains("Sub");
    assertThat(dana.get("/audit").status()).isEqualTo(200);
    assertThat(dana.get("/users").status()).isEqualTo(403);

    assertThat(grant("dana", sub, "[]").status()).isEqualTo(200);
    assertThat(dana.get("/audit").status()).isEqualTo(403);
    assertThat(dana.open("/").page().select("#acting").text()).contains("parent");
  }

  @Test
  void tellsTheLogsOfBothAccountsAndSaysWhereSomethingHappened() {
    accounts.user(parent, "boss", "Account Manager");
    grant("boss", sub, "[{\"name\":\"Account Manager\"}]");
    Visitor boss = signedIn("boss");
    choose(boss, sub);
    Answer roles = boss.open("/roles?create=1");
    boss.submit(roles, "#new-role-form", Map.of("name", "Made below"));

    assertThat(api.get("/accounts/" + sub + "/roles").json().findValuesAsText("name"))
        .contains("Made below");
    assertThat(api.get("/accounts/" + parent + "/roles").json().findValuesAsText("name"))
        .doesNotContain("Made below");
    String below = api.get("/accounts/" + sub + "/audit/events").body();
    assertThat(below)
        .contains("Role created (Made below).")
        .contains("\"username\":\"" + parent + ":boss\"")
        .contains("Switched from account " + parent + " to " + sub + ".")
        .contains("Roles in a sub-account changed");
    assertThat(api.get("/accounts/" + parent + "/audit/events").body())
        .contains("Roles in a sub-account changed")
        .doesNotContain("Made below");
  }

  @Test
  void savesNoFormInAnotherAccountThanTheOneThatItWasShownFor() {
    accounts.user(parent, "boss", "Account Manager");
    grant("boss", sub, "[{\"name\":\"Account Manager\"}]");
    Visitor boss = signedIn("boss");
    Answer above = boss.open("/roles?create=1");
    choose(boss, sub);

    Answer afresh = boss.follow(boss.submit(above, "#new-role-form", Map.of("name", "Lost")));
    assertThat(afresh.page().select("#notices").text()).contains("gone to another account");

    Answer file =
        boss.post("/branding/logo?gatehouse.account=" + parent, Map.of("file", "no picture"));
    assertThat(file.status()).as("shown above, sent below").isEqualTo(409);
    assertThat(file.page().text()).contains("the file was not taken");

    Answer below = boss.open("/roles?create=1");
    grant("boss", sub, "[]");
    boss.submit(below, "#new-role-form", Map.of("name", "Lost"));
    for (String account : List.of(parent, sub)) {
      assertThat(api.get("/accounts/" + account + "/roles").json().findValuesAsText("name"))
          .as(account)
          .doesNotContain("Lost");
    }
  }

  @Test
  void givesNobodyMoreThanTheGiverHasAndOnlyBelow() {
    String other = accounts.create("other");
    Api clerk = program("roles:manage");

    assertThat(
            clerk
                .put(grants + "/" + sub + "/dana", "{\"roles\":[{\"name\":\"Account Manager\"}]}")
                .status())
        .isEqualTo(403);
    assertThat(grant("dana", other, "[{\"name\":\"Auditor\"}]").status()).isEqualTo(404);
    assertThat(grant("dana", parent, "[{\"name\":\"Auditor\"}]").status()).isEqualTo(404);
    assertThat(grant("nobody", sub, "[{\"name\":\"Auditor\"}]").status()).isEqualTo(404);
    assertThat(grant("dana", sub, "[{\"name\":\"Boss\"}]").status()).isEqualTo(422);
    assertThat(
            api.put("/accounts/" + sub + "/grants/" + parent + "/dana", "{\"roles\":[]}").status())
        .isEqualTo(404);
    assertThat(api.get("/accounts/" + parent + "/audit/events").body())
        .contains("Changing roles in a sub-account failed");
  }

  @Test
  void letsNobodyTakeThePlaceOfSomebodyWhoMayDoMoreBelow() {
    Api desk = program("users:manage");
    String dana = "/accounts/" + parent + "/users/dana";
    assertThat(desk.put(dana, "{\"lastName\":\"Okafor\"}").status()).isEqualTo(200);
    grant("dana", sub, "[{\"name\":\"Auditor\"}]");

    assertThat(desk.put(dana, "{\"lastName\":\"Sly\"}").status()).isEqualTo(403);
    assertThat(desk.post(dana + "/email", "{\"email\":\"sly@x.example\"}").status()).isEqualTo(403);
    assertThat(desk.post(dana + "/lock", "").status()).isEqualTo(403);
    assertThat(desk.post(dana + "/end-sessions", "").status()).isEqualTo(403);
    assertThat(desk.delete(dana).status()).isEqualTo(403);
    assertThat(api.get(dana).json().path("lastName").asText()).isEqualTo("Okafor");

    assertThat(program("users:manage", "audit:read").post(dana + "/lock", "").status())
        .isEqualTo(204);
  }

  @Test
  void letsSomebodyInForATimeOnThePage() {
    accounts.user(parent, "boss", "Account Manager");
    Visitor boss = signedIn("boss");
    String path = "/grants?user=dana&sub=" + sub;
    Document page = boss.open(path).page();
    String role =
        page.selectFirst("#grant-form .role-choice:contains(Auditor) input[name=role]")
            .attr("value");
    Map<String, String> ticked = Map.of("role", role, "until-" + role, "2100-01-03T12:00");

    Answer saved =
        boss.follow(boss.post("/grants", Forms.pressed(page, "#grant-form", "save", ticked)));

    assertThat(saved.page().select("#grants").text()).contains("dana", "Auditor", "until");
    assertThat(api.get(grants + "/" + sub + "/dana").json().at("/roles/0/validUntil").asText())
        .startsWith("2100-01-03T");
    assertThat(choose(signedIn("dana"), sub).status()).isEqualTo(303);

    Map<String, String> unreadable = Map.of("role", role, "until-" + role, "soon");
    Document again = boss.open(path).page();
    assertThat(again.selectFirst("input[name=until-" + role + "]").attr("value"))
        .startsWith("2100-01-03T");
    assertThat(boss.post("/grants", Forms.pressed(again, "#grant-form", "save", unreadable)).body())
        .contains("An end needs a date and a time.");
    Map<String, String> far = Map.of("role", role, "until-" + role, "+300000-01-01T00:00");
    Document third = boss.open(path).page();
    assertThat(boss.post("/grants", Forms.pressed(third, "#grant-form", "save", far)).body())
        .contains("An end needs a date and a time.");
    String past = "[{\"name\":\"Auditor\",\"validUntil\":\"2020-01-01T00:00:00Z\"}]";
    assertThat(grant("dana", sub, past).status()).isEqualTo(422);
  }

  @Test
  void aFormThatStoodOpenGivesNothingBackThatSomebodyElseHasTaken() {
    accounts.user(parent, "boss", "Account Manager");
    Visitor boss = signedIn("boss");
    grant("dana", sub, "[{\"name\":\"Auditor\"}]");
    Document open = boss.open("/grants?user=dana&sub=" + sub).page();
    grant("dana", sub, "[]");

    Answer refused = boss.post("/grants", Forms.pressed(open, "#grant-form", "save", Map.of()));

    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(refused.page().select("#grant-form input[checked]")).as("what holds now").isEmpty();
    assertThat(choose(signedIn("dana"), sub).status()).isEqualTo(404);
    assertThat(
            boss.post("/grants", Forms.pressed(refused.page(), "#grant-form", "save", Map.of()))
                .redirects())
        .isTrue();
  }

  @Test
  void listsWhoIsLetInWhere() {
    accounts.user(parent, "anna", "User");
    grant("dana", sub, "[{\"name\":\"Auditor\"}]");
    grant("anna", sub, "[{\"name\":\"User\"},{\"name\":\"Auditor\"}]");

    var first = api.get(grants + "?limit=1").json();
    var second = api.get(grants + "?limit=1&cursor=" + first.path("next").asText()).json();

    assertThat(first.at("/items/0/username").asText()).isEqualTo("anna");
    assertThat(first.at("/items/0/roles")).hasSize(2);
    assertThat(second.at("/items/0/username").asText()).isEqualTo("dana");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(
            api.get("/accounts/" + sub + "/rights?permission=audit:read")
                .json()
                .at("/items/0/account")
                .asText())
        .isEqualTo(parent);
  }

  @Test
  void leadsIntoEveryAccountHoweverManyThereAre() {
    for (int number = 1; number <= 51; number++) {
      String one = "%s-%02d".formatted(parent, number);
      api.post(
          "/accounts",
          "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(one, parent));
      grant("dana", one, "[{\"name\":\"User\"}]");
    }
    Visitor dana = signedIn("dana");
    String last = parent + "-51";

    Answer page = dana.open("/");
    assertThat(page.page().select("#accounts-menu button[value=" + last + "]")).isEmpty();
    Answer chosen = dana.submit(page, "#switch-other", Map.of("account", last));

    assertThat(chosen.status()).isEqualTo(303);
    assertThat(dana.open("/").page().select("#acting bdi").text()).isEqualTo("Sub");
  }

  private Visitor signedIn(String user) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(parent + ":" + user, Accounts.PASSWORD);
    return visitor;
  }

  private static Answer choose(Visitor visitor, String account) {
    return visitor.post("/switch", Map.of("account", account));
  }

  private Answer grant(String user, String into, String roles) {
    return api.put(grants + "/" + into + "/" + user, "{\"roles\":" + roles + "}");
  }

  private Api program(String... scopes) {
    Answer key =
        api.post(
            "/accounts/" + parent + "/apikeys",
            "{\"name\":\"clerk\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }
}
