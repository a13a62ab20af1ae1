package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a list")
class PagingIT {

  private final Api api = Gatehouse.shared().api();
  private final Accounts accounts = new Accounts(api);

  private String base;

  @BeforeEach
  void account() {
    String account = accounts.create("paging");
    accounts.user(account, "ann", "User");
    base = "/accounts/" + account + "/";
  }

  @ParameterizedTest
  @DisplayName("refuses a size of pages that it does not have")
  @ValueSource(
      strings = {
        "audit/keys",
        "audit/holds",
        "audit/sinks",
        "policy/exemptions",
        "sso/emergency-codes",
        "sso/groups",
        "sso/sharing",
        "sso/versions"
      })
  void refusesAWrongLimit(String list) {
    assertRefused("limit", api.get(base + list + "?limit=1001"));
  }

  @ParameterizedTest
  @DisplayName("refuses the cursor of another one")
  @ValueSource(
      strings = {
        "audit/keys",
        "audit/holds",
        "audit/sinks",
        "audit/alerts",
        "policy/exemptions",
        "sso/emergency-codes",
        "sso/traces",
        "sso/versions"
      })
  void refusesAWrongCursor(String list) {
    assertRefused("cursor", api.get(base + list + "?cursor=eA"));
  }

  @Test
  @DisplayName("that is short comes in pages, too")
  void pagesAShortList() {
    String exemptions = base + "policy/exemptions";
    String bob = "{\"username\":\"sales/bob\",\"email\":\"bob@x.example\"}";
    assertThat(api.post(base + "users", bob).status()).isEqualTo(201);
    for (String name : new String[] {"ann", "sales/bob"}) {
      assertThat(api.put(exemptions + "/" + name, "{\"reason\":\"Backups\"}").status())
          .isEqualTo(204);
    }

    JsonNode first = api.get(exemptions + "?limit=1").json();
    JsonNode rest = api.get(exemptions + "?limit=1&cursor=" + first.path("next").asText()).json();

    assertThat(first.findValuesAsText("username")).containsExactly("ann");
    assertThat(rest.findValuesAsText("username")).containsExactly("sales/bob");
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  @DisplayName("goes on where it was although its last row is gone")
  void goesOnBehindWhatIsGone() {
    String exemptions = base + "policy/exemptions";
    for (String name : new String[] {"bob", "cleo"}) {
      String user = "{\"username\":\"%s\",\"email\":\"%s@x.example\"}".formatted(name, name);
      assertThat(api.post(base + "users", user).status()).isEqualTo(201);
    }
    for (String name : new String[] {"ann", "bob", "cleo"}) {
      api.put(exemptions + "/" + name, "{\"reason\":\"Backups\"}");
    }
    String next = api.get(exemptions + "?limit=2").json().path("next").asText();
    assertThat(api.delete(exemptions + "/bob").status()).isEqualTo(204);

    Answer rest = api.get(exemptions + "?limit=2&cursor=" + next);

    assertThat(rest.json().findValuesAsText("username"))
        .as(rest.toString())
        .containsExactly("cleo");
  }

  private static void assertRefused(String field, Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }
}
