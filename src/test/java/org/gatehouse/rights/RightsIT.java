package org.gatehouse.rights;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String base;
  private String rights;

  @BeforeEach
  void people() {
    String account = accounts.create("rights");
    base = "/accounts/" + account;
    rights = base + "/rights";
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    accounts.user(account, "dana", "User");
    api.put(base + "/teams/Finance", "{\"roles\":[\"Auditor\"],\"members\":[\"dana\",\"lena\"]}");
    accounts.user(account, "nobody", "User");
  }

  @Test
  void saysWhoCanDoWhatAndWhy() {
    var items = api.get(rights).json().path("items");

    assertThat(items.findValuesAsText("username")).containsExactly("dana", "lena", "mia");
    var dana = items.get(0).at("/permissions/audit:read/0");
    assertThat(dana.path("role").asText()).isEqualTo("Auditor");
    assertThat(dana.path("team").asText()).isEqualTo("Finance");
    assertThat(items.get(1).at("/permissions/audit:read")).hasSize(2);
    assertThat(items.get(2).path("permissions")).hasSize(10);
    assertThat(items.get(2).at("/permissions/sso:manage/0/team").isNull()).isTrue();
  }

  @Test
  void findsByPermissionAndByPerson() {
    assertThat(names("?permission=audit:read")).containsExactly("dana", "lena", "mia");
    assertThat(names("?permission=sso:manage")).containsExactly("mia");
    assertThat(names("?containing=LEN")).containsExactly("lena");
    assertThat(names("?containing=%25")).isEmpty();
    assertThat(names("?containing=a%E2%80%8Bb")).as("nobody's, and not everybody").isEmpty();
    assertThat(names("?containing=lena&permission=sso:manage")).isEmpty();
    assertThat(api.get(rights + "?permission=fly").status()).isEqualTo(422);
  }

  @Test
  void pagesByUserName() {
    var first = api.get(rights + "?limit=2").json();
    var second = api.get(rights + "?limit=2&cursor=" + first.path("next").asText()).json();

    assertThat(first.path("items").findValuesAsText("username")).containsExactly("dana", "lena");
    assertThat(second.path("items").findValuesAsText("username")).containsExactly("mia");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(api.get(rights + "?cursor=eA").status()).isEqualTo(422);
  }

  private java.util.List<String> names(String query) {
    return api.get(rights + query).json().path("items").findValuesAsText("username");
  }
}
