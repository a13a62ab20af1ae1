package org.gatehouse.sso.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

@DisplayName("groups of the identity provider")
class GroupsIT {

  private static final String SID = "S-1-5-21-3623811015-3361044348-30300820-1013";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;
  private String ana;
  private GroupSignIns provider;

  @BeforeEach
  void account() {
    account = accounts.create("groups");
    base = "/accounts/" + account;
    ana = "ana@" + account + ".example";
    accounts.user(account, "mia", "Account Manager");
    provider = new GroupSignIns(gatehouse, account).configured(false, false);
  }

  @Test
  @Tag("A-73")
  @Tag("A-74")
  @Tag("A-75")
  @Tag("A-76")
  @Tag("A-78")
  @Tag("A-80")
  @Tag("A-81")
  @Tag("A-82")
  @DisplayName(
      "A-73 … A-76, A-78, A-80 … A-82: become teams at every sign-in, beside those made by hand")
  void becomeTeams() {
    accounts.user(account, "omar", "User");
    api.put(base + "/teams/Support", "{\"members\":[\"omar\"],\"roles\":[\"Auditor\"]}");
    provider.comes(ana, "x".repeat(300), "a\tb");
    provider.comes(ana, "Finance", "Support", "Ops");
    assertThat(names()).as("A-74: off").containsExactly("Support");
    assertThat(fates()).contains("Finance MAKE 1", "Ops MAKE 1", "Support CONFLICT 1");
    JsonNode first = api.get(base + "/sso/groups?limit=2").json();
    JsonNode rest = api.get(base + "/sso/groups?cursor=" + first.path("next").asText()).json();
    List<String> paged = new ArrayList<>(first.findValuesAsText("name"));
    assertThat(paged).hasSize(2);
    paged.addAll(rest.findValuesAsText("name"));
    assertThat(paged)
        .isEqualTo(api.get(base + "/sso/groups").json().findValuesAsText("name"))
        .contains("Finance", "Ops", "Support");
    assertThat(rest.path("next").isNull()).isTrue();

    provider.configured(true, false);
    provider.comes(ana, "Finance", "Support", "Ops");

    JsonNode finance = team("Finance");
    assertThat(finance.path("origin").asText()).isEqualTo("SSO");
    assertThat(finance.path("roles")).isEmpty();
    assertThat(finance.at("/members/0").asText()).isEqualTo(ana);
    assertThat(finance.at("/memberships/0/group").asText()).isEqualTo("Finance");
    assertThat(Instant.parse(finance.at("/memberships/0/since").asText()))
        .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
    assertThat(
            api.put(base + "/teams/Support", "{\"origin\":\"SSO\",\"name\":\"Finance\"}").status())
        .as("all that was asked for, or nothing")
        .isEqualTo(409);
    assertThat(team("Support").path("origin").asText()).isEqualTo("MANUAL");
    assertThat(team("Support").path("members").toString()).isEqualTo("[\"omar\"]");
    assertThat(fates()).contains("Finance MATCH 1", "Ops MATCH 1", "Support CONFLICT 1");
    assertThat(log())
        .contains(
            "Group created.",
            "The group Support was not taken over: a team made by hand has its name.");
    assertThat(
            api.get(base + "/audit/events?item=Team&action=Create&username=system")
                .json()
                .path("items"))
        .hasSize(2);

    assertThat(api.put(base + "/teams/Finance", "{\"roles\":[\"Auditor\"]}").status())
        .isEqualTo(200);
    assertThat(api.put(base + "/teams/Finance", "{\"members\":[\"omar\"]}").status())
        .isEqualTo(409);
    Visitor browser = provider.comes(ana, "Finance");
    assertThat(browser.get("/audit").status()).as("by the role of the team").isEqualTo(200);
    assertThat(team("Finance").path("roles").toString()).isEqualTo("[\"Auditor\"]");
    assertThat(team("Ops").path("members")).isEmpty();
    assertThat(user().at("/memberships/0/group").asText()).isEqualTo("Finance");
    assertThat(user().path("teams").toString()).isEqualTo("[\"Finance\"]");
    JsonNode why =
        api.get(base + "/rights?containing=ana").json().at("/items/0/permissions/audit:read/0");
    assertThat(why.path("group").asText()).isEqualTo("Finance");
    assertThat(why.path("since").isNull()).isFalse();
  }

  @Test
  @Tag("A-85")
  @Tag("A-86")
  @Tag("A-87")
  @DisplayName(
      "A-85 … A-87: absent is not empty, a SID is no name, and 500 long ones are no trouble")
  void areReadCarefully() {
    provider.configured(true, false);
    String longName = "Ärzte 東京 " + "x".repeat(246);
    String[] many = IntStream.range(0, 500).mapToObj(i -> "Grp-" + i).toArray(String[]::new);
    many[0] = SID;
    many[1] = longName;
    long begun = System.nanoTime();
    provider.comes(ana, many);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    assertThat(user().path("teams")).hasSize(499);
    assertThat(user().path("teams").toString()).contains(longName).doesNotContain(SID);
    assertThat(log())
        .contains(
            "The group " + SID + " became no team: it is a number of Windows (SID), not a name.");

    provider.comesWithoutClaim(ana);
    assertThat(user().path("teams")).as("absent").hasSize(499);
    String endless = "y".repeat(300);
    provider.comes(ana, "Grp-2", endless, "a\tb");
    assertThat(user().path("teams").toString()).isEqualTo("[\"Grp-2\"]");
    assertThat(fates()).contains("y".repeat(255) + " NAME 1", "a\uFFFDb NAME 1");
    assertThat(log())
        .contains(
            "The group " + "y".repeat(255) + " became no team: its name is too long.",
            "The group a\uFFFDb became no team: its name can not be read.");
    provider.comes(ana);
    assertThat(user().path("teams")).as("empty").isEmpty();

    provider.comes(ana, "Finance");
    provider.configured(true, true);
    provider.comesWithoutClaim(ana);
    assertThat(user().path("teams")).as("absent means none").isEmpty();
  }

  @Test
  @Tag("A-78")
  @Tag("A-83")
  @Tag("A-84")
  @DisplayName(
      "A-78, A-83, A-84: are ordinary teams when it is off, and follow again when it is on")
  void areOrdinaryTeamsWhenItIsOff() {
    provider.configured(true, false);
    accounts.user(account, "omar", "User");
    api.put(base + "/teams/Night", "{\"members\":[\"omar\"],\"roles\":[\"User\"]}");
    provider.comes(ana, "Finance", "Ops", "Night");
    api.put(base + "/teams/Finance", "{\"roles\":[\"User\"]}");
    assertThat(api.delete(base + "/teams/Ops").status()).isEqualTo(409);

    provider.configured(false, false);
    assertThat(origins()).containsOnly("MANUAL");
    assertThat(team("Finance").path("roles").toString()).isEqualTo("[\"User\"]");
    assertThat(
            api.put(base + "/teams/Finance", "{\"members\":[\"omar\",\"" + ana + "\"]}").status())
        .isEqualTo(200);
    provider.comes(ana, "Other");
    assertThat(team("Finance").path("members")).hasSize(2);
    assertThat(log()).contains("Group sync switched off; ordinary teams now: 2.");

    provider.configured(true, false);
    assertThat(origins()).as("by itself nothing changes").containsOnly("MANUAL");
    provider.comes(ana, "Finance");
    assertThat(team("Finance").path("origin").asText()).isEqualTo("SSO");
    assertThat(team("Finance").path("members")).hasSize(2);
    assertThat(team("Ops").path("origin").asText()).isEqualTo("MANUAL");

    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    var page = mia.open("/teams/team?team=Night").page();
    assertThat(page.select("#conversion").text())
        .contains("One member without it leaves", "Nobody else has the group.");
    mia.post(
        "/teams/team", Forms.pressed(page, "#convert-form", "convert", Map.of("follow", "night")));
    assertThat(team("Night").path("origin").asText())
        .as("the name must be typed")
        .isEqualTo("MANUAL");
    mia.post(
        "/teams/team", Forms.pressed(page, "#convert-form", "convert", Map.of("follow", "Night")));
    assertThat(team("Night").path("origin").asText()).isEqualTo("SSO");
    assertThat(team("Night").path("roles").toString()).isEqualTo("[\"User\"]");
    assertThat(team("Night").path("members").toString()).isEqualTo("[\"omar\"]");
    assertThat(log()).contains("Team Night follows the identity provider’s group from now on.");
    provider.comes("omar@" + account + ".example", "Elsewhere");
    assertThat(team("Night").path("members")).isEmpty();
    assertThat(team("Finance").path("members")).hasSize(1);
  }

  @Test
  @Tag("A-88")
  @DisplayName("A-88: never take the account its last account manager")
  void neverTakeTheLastManager() {
    provider.configured(true, false);
    provider.comes(ana, "Admins");
    api.put(base + "/teams/Admins", "{\"roles\":[\"Account Manager\"]}");
    assertThat(api.post(base + "/users/mia/disable", "").status()).isEqualTo(204);

    provider.comes(ana, "Finance");

    assertThat(user().path("teams").toString()).isEqualTo("[\"Admins\",\"Finance\"]");
    assertThat(log())
        .contains(
            "The last account manager stays in Admins, though the identity provider left the group"
                + " out.");
    api.post(base + "/users/mia/enable", "");
    provider.comes(ana, "Finance");
    assertThat(user().path("teams").toString()).isEqualTo("[\"Finance\"]");
  }

  private JsonNode team(String name) {
    Answer answer = api.get(base + "/teams/" + name);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode user() {
    return api.get(base + "/users/" + ana).json();
  }

  private List<String> names() {
    return api.get(base + "/teams").json().path("items").findValuesAsText("name");
  }

  private List<String> origins() {
    return api.get(base + "/teams").json().path("items").findValuesAsText("origin").stream()
        .filter(origin -> !origin.isEmpty())
        .toList();
  }

  private List<String> fates() {
    var items = api.get(base + "/sso/groups").json().path("items");
    return IntStream.range(0, items.size())
        .mapToObj(items::get)
        .map(
            item ->
                item.path("name").asText()
                    + " "
                    + item.path("fate").asText()
                    + " "
                    + item.path("people").asInt())
        .toList();
  }

  private List<String> log() {
    return api.get(base + "/audit/events?item=Team&limit=100")
        .json()
        .path("items")
        .findValuesAsText("description");
  }
}
