package org.gatehouse.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A team whose members the identity provider chooses, beside one that was made by hand. It is put
 * into the database behind the product, where the database lets a test do that: no way in this test
 * makes one.
 */
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class SsoTeamsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;
  private String team;
  private Visitor mia;

  @BeforeEach
  void aGroupOfTheIdentityProvider() throws SQLException {
    account = accounts.create("ssoteams");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "dana", "User");
    accounts.user(account, "omar", "User");
    api.put(base + "/teams/Support", "{\"members\":[\"omar\"]}");
    team =
        api.put(base + "/teams/Grp-Finance", "{\"members\":[\"dana\"]}").json().path("id").asText();
    try (Connection database = gatehouse.database();
        PreparedStatement made =
            database.prepareStatement("update team set origin = 'SSO' where public_id = ?")) {
      made.setString(1, team);
      assertThat(made.executeUpdate()).isEqualTo(1);
    }
    mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
  }

  @Test
  @Tag("A-77")
  void standsInOneListWithTheOthersAndCanBeToldApart() {
    var listed = api.get(base + "/teams").json().path("items");
    assertThat(listed.findValuesAsText("name")).containsExactly("Grp-Finance", "Support");
    assertThat(listed.findValuesAsText("origin")).containsExactly("SSO", "MANUAL");

    var rows = mia.open("/teams").page().select("#teams tbody tr");
    assertThat(rows.eachText().get(0)).contains("Grp-Finance", "Single sign-on");
    assertThat(rows.eachText().get(1)).contains("Support", "Made here");
  }

  @Test
  @Tag("A-79")
  void keepsMembersNameAndExistenceByRest() {
    String url = base + "/teams/" + team;

    for (String change :
        new String[] {
          "{\"members\":[\"dana\",\"omar\"]}", "{\"members\":[]}", "{\"name\":\"Finance\"}"
        }) {
      Answer refused = api.put(url, change);
      assertThat(refused.status()).as(change).isEqualTo(409);
      assertThat(refused.json().path("detail").asText()).contains("identity provider");
    }
    assertThat(api.delete(url).json().path("detail").asText())
        .contains("The next sign-in would make this team again");
    assertUnchanged();
    assertThat(api.get(base + "/audit/events?item=Team&outcome=FAILURE").json().path("items"))
        .hasSize(4);
  }

  @Test
  @Tag("A-79")
  void offersNoWayOnItsPageAndTakesNone() {
    Answer page = mia.open("/teams/team?team=" + team);

    assertThat(page.page().select("#add-form, #rename-form, #delete-form, #remove")).isEmpty();
    assertThat(page.page().select("#members input[type=checkbox]")).isEmpty();
    assertThat(page.body()).contains("Your identity provider chooses the name and the members");

    // The buttons of a team made by hand, pressed for this one.
    Document other = mia.open("/teams/team?team=Support&find=dana").page();
    assertThat(other.select("#add-form input[name=person]")).hasSize(1);
    Answer refused =
        mia.post(
            "/teams/team",
            Forms.pressed(other, "#add-form", "add", Map.of("team", team, "person", "omar")));
    assertThat(refused.redirects()).isFalse();
    assertUnchanged();
  }

  @Test
  @Tag("A-79")
  void isReachedByNoImportAndNoBulkAction() {
    String file = "username,email,teams\ndana,,Support\nnew,new@%s.example,Grp-Finance\n";
    Answer preview = mia.follow(upload(file.formatted(account)));
    mia.submit(preview, "#import-form", Map.of());
    assertThat(api.get(base + "/users/new").json().path("teams")).isEmpty();

    for (String action : new String[] {"join", "leave", "team"}) {
      assertThat(
              api.post(
                      base + "/bulk/users",
                      "{\"action\":\"%s\",\"users\":[\"dana\"]}".formatted(action))
                  .status())
          .isEqualTo(422);
    }
    assertUnchanged();
  }

  @Test
  @Tag("A-80")
  @Tag("A-81")
  void hasNoRoleUntilSomebodyGivesItOneByRestOrOnItsPage() {
    assertThat(api.get(base + "/teams/" + team).json().path("roles")).isEmpty();
    Visitor dana = gatehouse.visitor();
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(dana.get("/audit").status()).isEqualTo(403);

    assertThat(api.put(base + "/teams/" + team, "{\"roles\":[\"Auditor\"]}").status())
        .isEqualTo(200);
    assertThat(dana.get("/audit").status()).isEqualTo(200);

    Document page = mia.open("/teams/team?team=" + team).page();
    page.select("#roles-form input[name=role]").forEach(box -> box.removeAttr("checked"));
    mia.post("/teams/team", Forms.pressed(page, "#roles-form", "save-roles", Map.of()));
    assertThat(api.get(base + "/teams/" + team).json().path("roles")).isEmpty();
    assertThat(dana.get("/audit").status()).isEqualTo(403);
    assertUnchanged();
  }

  private void assertUnchanged() {
    JsonNode now = api.get(base + "/teams/" + team).json();
    assertThat(now.path("name").asText()).isEqualTo("Grp-Finance");
    assertThat(now.path("members").toString()).isEqualTo("[\"dana\"]");
  }

  private Answer upload(String file) {
    String body =
        "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + file
            + "\r\n--line--\r\n";
    return mia.send(
        mia.request("/users/import/file")
            .header("Content-Type", "multipart/form-data; boundary=line")
            .POST(BodyPublishers.ofString(body)));
  }
}
