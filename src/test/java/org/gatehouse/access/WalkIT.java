package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A walk through every page and many calls by each role: what is not allowed is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkIT {

  /** What it takes to open each page. */
  private static final Map<String, Permission> PAGES =
      Map.ofEntries(
          Map.entry("/audit", Permission.AUDIT_READ),
          Map.entry("/audit/views", Permission.AUDIT_READ),
          Map.entry("/users", Permission.USERS_MANAGE),
          Map.entry("/teams", Permission.TEAMS_MANAGE),
          Map.entry("/roles", Permission.ROLES_MANAGE),
          Map.entry("/rights", Permission.ROLES_MANAGE),
          Map.entry("/grants", Permission.ROLES_MANAGE),
          Map.entry("/sso", Permission.SSO_MANAGE),
          Map.entry("/policy", Permission.POLICY_MANAGE),
          Map.entry("/apikeys", Permission.APIKEYS_MANAGE),
          Map.entry("/accounts", Permission.ACCOUNTS_OPERATE),
          Map.entry("/accounts/account?account=platform", Permission.ACCOUNTS_OPERATE),
          Map.entry("/accounts/people", Permission.ACCOUNTS_OPERATE));

  /** What it takes for each reading call. */
  private static final Map<String, Permission> CALLS =
      Map.ofEntries(
          Map.entry("/audit/events", Permission.AUDIT_READ),
          Map.entry("/users", Permission.USERS_MANAGE),
          Map.entry("/users/mia/roles", Permission.USERS_MANAGE),
          Map.entry("/teams", Permission.TEAMS_MANAGE),
          Map.entry("/teams/Core", Permission.TEAMS_MANAGE),
          Map.entry("/roles", Permission.ROLES_MANAGE),
          Map.entry("/roles/auditor", Permission.ROLES_MANAGE),
          Map.entry("/rights", Permission.ROLES_MANAGE),
          Map.entry("/grants", Permission.ROLES_MANAGE),
          Map.entry("/policy", Permission.POLICY_MANAGE),
          Map.entry("/apikeys", Permission.APIKEYS_MANAGE));

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;

  @BeforeAll
  void people() {
    account = accounts.create("walk");
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    accounts.user(account, "dana", "User");
    api.put("/accounts/" + account + "/teams/Core", "{\"members\":[\"mia\"]}");
    for (Permission permission : grantable()) {
      api.post(
          "/accounts/" + account + "/roles",
          "{\"name\":\"Only %s\",\"permissions\":[\"%s\"]}"
              .formatted(permission.name().replace('_', '.'), permission.code()));
      accounts.user(account, user(permission), "Only " + permission.name().replace('_', '.'));
    }
  }

  @TestFactory
  @Tag("A-1")
  @Tag("A-44")
  Stream<DynamicTest> onePermissionOpensItsPagesAndNoOther() {
    return grantable().stream()
        .map(
            permission ->
                DynamicTest.dynamicTest(
                    permission.code(),
                    () -> assertOpens(signedIn(user(permission)), Set.of(permission))));
  }

  @TestFactory
  Stream<DynamicTest> onePermissionAllowsItsCallsAndNoOther() {
    return grantable().stream()
        .map(
            permission ->
                DynamicTest.dynamicTest(
                    permission.code(),
                    () -> {
                      Api program = program(account, permission);
                      CALLS.forEach(
                          (path, needed) ->
                              assertThat(program.get("/accounts/" + account + path).status())
                                  .as(path)
                                  .isEqualTo(needed == permission ? 200 : 403));
                    }));
  }

  @Test
  void theBuiltInRolesOpenWhatTheyAreFor() {
    assertOpens(signedIn("mia"), Set.copyOf(grantable()));
    assertOpens(signedIn("lena"), Set.of(Permission.AUDIT_READ));
    assertOpens(signedIn("dana"), Set.of());
  }

  @Test
  void leadsStrangersToTheLoginPage() {
    for (String page : PAGES.keySet()) {
      assertThat(gatehouse.visitor().get(page).header("Location")).as(page).isEqualTo("/login");
    }
    assertThat(gatehouse.visitor().post("/switch", Map.of("account", account)).header("Location"))
        .isEqualTo("/login");
  }

  @Test
  @Tag("A-31")
  void theManagerOfAnotherAccountFindsNothing() {
    String other = accounts.create("walk");
    accounts.user(other, "mallory", "Account Manager");
    Visitor mallory = gatehouse.visitor();
    mallory.signIn(other + ":mallory", Accounts.PASSWORD);
    String base = "/accounts/" + account;
    String mia = api.get(base + "/users/mia").json().path("id").asText();
    String team = api.get(base + "/teams/Core").json().path("id").asText();
    String role = api.get(base + "/roles").json().path("items").get(3).path("id").asText();

    List<String> pages =
        List.of(
            "/users?account=" + account,
            "/users?user=" + mia,
            "/teams/team?team=" + team,
            "/teams/team?team=Core",
            "/roles?role=" + role,
            "/grants?user=" + mia + "&sub=" + account,
            "/audit?account=" + account);
    for (String page : pages) {
      Answer answer = mallory.get(page);
      assertThat(answer.status()).as(page).isEqualTo(404);
      assertThat(answer.body()).as(page).doesNotContain("mia");
    }
    assertThat(mallory.open("/rights").body()).doesNotContain("mia");
    assertThat(mallory.post("/switch", Map.of("account", account)).status()).isEqualTo(404);
    Api program = program(other, Permission.ROLES_MANAGE);
    List<String> calls = new ArrayList<>(CALLS.keySet());
    calls.addAll(List.of("", "/sso", "/users/" + mia, "/teams/" + team, "/roles/" + role));
    for (String call : calls) {
      assertThat(program.get(base + call).status()).as(call).isEqualTo(404);
    }
    assertThat(program.delete(base + "/roles/" + role).status()).isEqualTo(404);
    assertThat(program.delete(base + "/teams/" + team).status()).isEqualTo(404);
    assertThat(program.delete("/accounts/" + other + "/roles/" + role).status()).isEqualTo(404);
  }

  private static void assertOpens(Visitor visitor, Set<Permission> permissions) {
    Answer home = visitor.open("/");
    PAGES.forEach(
        (page, needed) -> {
          boolean may = permissions.contains(needed);
          assertThat(visitor.get(page).status()).as(page).isEqualTo(may ? 200 : 403);
          if (page.lastIndexOf('/') == 0) {
            assertThat(home.page().select("#side nav a[href=" + page + "]"))
                .as("link to " + page)
                .hasSize(may ? 1 : 0);
          }
        });
  }

  private Visitor signedIn(String user) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + user, Accounts.PASSWORD);
    return visitor;
  }

  private Api program(String of, Permission permission) {
    Answer key =
        api.post(
            "/accounts/" + of + "/apikeys",
            "{\"name\":\"one\",\"scopes\":[\"" + permission.code() + "\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }

  private static String user(Permission permission) {
    return "only-" + permission.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static List<Permission> grantable() {
    return Arrays.stream(Permission.values())
        .filter(permission -> permission != Permission.ACCOUNTS_OPERATE)
        .toList();
  }
}
