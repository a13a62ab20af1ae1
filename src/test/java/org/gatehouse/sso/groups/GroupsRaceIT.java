package org.gatehouse.sso.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("one-server")
@DisplayName("groups at many sign-ins at once")
class GroupsRaceIT {

  private static final int PEOPLE = 50;

  private final Gatehouse gatehouse = Gatehouse.shared();

  @Test
  @Tag("A-22")
  @Tag("A-75")
  @DisplayName(
      "A-22, A-75: fifty first sign-ins of one group at once make one team, on two nodes too")
  void makeOneTeam() throws Exception {
    String account = new Accounts(gatehouse.api()).create("race");
    GroupSignIns provider = new GroupSignIns(gatehouse, account).configured(true, false);
    boolean two = System.getProperty("gatehouse.it.database", "").equals("postgresql");
    URI other = two ? gatehouse.node().url() : gatehouse.url();
    List<Visitor> people = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Visitor browser = new Visitor(i % 2 == 0 ? gatehouse.url() : other);
      people.add(browser);
      answers.add(
          provider
              .answer(browser)
              .nameId("p" + i + "@" + account + ".example")
              .claim(GroupSignIns.GROUP, "Everybody", "Half " + i % 2, "Only " + i)
              .encoded());
    }

    List<Integer> statuses =
        AtOnce.statuses(PEOPLE, i -> provider.post(people.get(i), answers.get(i)).status());

    assertThat(statuses).containsOnly(303);
    var teams =
        gatehouse.api().get("/accounts/" + account + "/teams?limit=100").json().path("items");
    assertThat(teams).hasSize(PEOPLE + 3);
    assertThat(teams.get(0).path("name").asText()).isEqualTo("Everybody");
    assertThat(teams.get(0).path("members")).hasSize(PEOPLE);
    assertThat(teams.get(1).path("members")).hasSize(PEOPLE / 2);
    assertThat(
            gatehouse
                .api()
                .get("/accounts/" + account + "/sso/groups")
                .json()
                .at("/items/0/people")
                .asInt())
        .isEqualTo(PEOPLE);
    List<String> made =
        gatehouse
            .api()
            .get("/accounts/" + account + "/audit/events?item=Team&action=Create&limit=200")
            .json()
            .path("items")
            .findValuesAsText("name");
    assertThat(made).hasSize(PEOPLE + 3).containsOnlyOnce("Everybody", "Half 0", "Half 1");
  }
}
