package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.login.codes.TwoFactors;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A walk through every path of {@link Routes} and every call that {@code openapi.yaml} describes,
 * by everybody: what is not allowed is refused, and what belongs to others looks like what is not
 * there. New paths and calls are walked by themselves.
 */
@Tag("everywhere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkIT {

  /** What of another account, and of one below, nobody must ever see. */
  private static final String SECRET = "hidden-person";

  private static final String SECRET_BELOW = "concealed-person";

  private static final String ABSENT_SLUG = "no-such-account-x";
  private static final String ABSENT_ID = "AAAAAAAAAAAAAAAAAAAAAA";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String sub;
  private String other;
  private String suspended;
  private Visitor suspendedManager;
  private Api suspendedProgram;
  private Map<String, String> ids;
  private Map<String, String> below;

  @BeforeAll
  void people() {
    account = accounts.create("walk");
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    accounts.user(account, "dana", "User");
    for (Permission permission : grantable()) {
      String role = "Only " + permission.name().replace('_', '.');
      api.post(
          "/accounts/" + account + "/roles",
          "{\"name\":\"%s\",\"permissions\":[\"%s\"]}".formatted(role, permission.code()));
      accounts.user(account, user(permission), role);
    }
    other = accounts.create("elsewhere");
    accounts.user(other, "mallory", "Account Manager");
    ids = things(account, SECRET);
    sub = account + "-sub";
    api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(sub, account));
    below = things(sub, SECRET_BELOW);
    suspended = accounts.create("shut");
    accounts.user(suspended, "sue", "Account Manager");
    suspendedManager = signedIn(suspended + ":sue");
    suspendedProgram = program(suspended, grantable());
    assertThat(suspendedManager.get("/users").status()).isEqualTo(200);
    api.post("/accounts/" + suspended + "/suspend", "{\"why\":\"unpaid bills\"}");
  }

  @TestFactory
  @Tag("A-1")
  @Tag("A-44")
  Stream<DynamicTest> opensToEachRoleItsPathsAndNoOther() {
    Map<String, Set<Permission>> people = new LinkedHashMap<>();
    people.put("mia", EnumSet.copyOf(grantable()));
    people.put("lena", EnumSet.of(Permission.AUDIT_READ));
    people.put("dana", EnumSet.noneOf(Permission.class));
    grantable().forEach(one -> people.put(user(one), EnumSet.of(one)));
    return people.entrySet().stream()
        .map(who -> DynamicTest.dynamicTest(who.getKey(), () -> assertOpens(who)));
  }

  private void assertOpens(Map.Entry<String, Set<Permission>> who) {
    Visitor visitor = signedIn(account + ":" + who.getKey());
    Answer home = visitor.open("/");
    for (Routes route : browsed()) {
      boolean may = who.getValue().containsAll(route.who().permissions());
      Answer answer = visitor.get(path(route));
      if (may) {
        assertThat(answer.status()).as("%s", route).isNotEqualTo(403).isLessThan(500);
        if (!route.who().anybody()) {
          assertThat(answer.header("Location")).as("%s", route).isNotEqualTo("/login");
        }
      } else {
        assertThat(answer.status()).as("%s", route).isEqualTo(403);
        assertThat(home.page().select("#side nav a[href=" + path(route) + "]"))
            .as("a link to %s", route)
            .isEmpty();
      }
      assertThat(answer.body()).as("%s", route).doesNotContain("argon2", "token=");
    }
  }

  @Test
  void leadsStrangersAndPeopleOfASuspendedAccountToTheLoginPage() {
    Visitor stranger = gatehouse.visitor();
    for (Routes route : browsed()) {
      for (Visitor visitor : List.of(stranger, suspendedManager)) {
        Answer answer = visitor.get(path(route));
        if (!route.who().anybody()) {
          assertThat(answer.header("Location")).as("%s", route).isEqualTo("/login");
        }
        assertThat(answer.status()).as("%s", route).isLessThan(500);
        assertThat(answer.body()).as("%s", route).doesNotContain(SECRET, account);
      }
    }
    assertThat(stranger.post("/switch", Map.of("account", account)).header("Location"))
        .isEqualTo("/login");
  }

  @Test
  @DisplayName("a half-finished sign-in reaches nothing but its own step")
  void opensNothingToAHalfFinishedSignIn() {
    String wary = accounts.create("wary");
    accounts.user(wary, "mia", "Account Manager");
    new TwoFactors(gatehouse, wary).on();
    Visitor half = signedIn(wary + ":mia");
    assertThat(half.open("/login/code").url().getPath()).isEqualTo("/login/code");
    for (Routes route : browsed()) {
      Answer answer = half.get(path(route));
      if (!route.who().anybody()) {
        assertThat(answer.header("Location")).as("%s", route).isEqualTo("/login");
      }
      assertThat(answer.status()).as("%s", route).isLessThan(500);
      assertThat(answer.body()).as("%s", route).doesNotContain("id=\"caller\"");
    }
    assertThat(half.open("/login/renew").page().select("#renew-form")).isEmpty();
    for (Call call : Call.all()) {
      String path = "/api/v1" + call.path(wary, wary, "mia");
      Answer answer =
          half.send(half.request(path).method(call.verb(), HttpRequest.BodyPublishers.noBody()));
      assertThat(answer.status()).as("%s", call).isEqualTo(401);
    }
  }

  @TestFactory
  @Tag("A-31")
  Stream<DynamicTest> showsNothingOfAnotherAccountOnAnyPath() {
    accounts.user(account, "boss", "Account Manager");
    return Stream.of(
        DynamicTest.dynamicTest(
            "the manager of another account",
            () -> assertNothing(signedIn(other + ":mallory"), account, ids, SECRET)),
        DynamicTest.dynamicTest(
            "the manager of the parent, who has no grant",
            () -> assertNothing(signedIn(account + ":boss"), sub, below, SECRET_BELOW)));
  }

  /**
   * The same answer for what is another's and for what is not there at all. The pages of the log
   * show among other things that they were just looked at.
   */
  private void assertNothing(
      Visitor visitor, String foreign, Map<String, String> things, String secret) {
    browsed().parallelStream()
        .forEach(
            route -> {
              assertSame(visitor, route, "account", foreign, secret);
              things.forEach((name, id) -> assertSame(visitor, route, name, id, secret));
            });
    assertThat(visitor.post("/switch", Map.of("account", foreign)).status()).isEqualTo(404);
    Answer bulk = visitor.open("/users/bulk?act=disable&pick=" + things.get("user"));
    assertThat(bulk.page().select("#run")).isEmpty();
  }

  private void assertSame(Visitor visitor, Routes route, String name, String value, String secret) {
    if (seenByTheParent(route, name, value)) {
      return;
    }
    String absent = value.length() == ABSENT_ID.length() ? ABSENT_ID : ABSENT_SLUG;
    Answer theirs = visitor.get(path(route) + "?" + name + "=" + value);
    Answer nothing = visitor.get(path(route) + "?" + name + "=" + absent);
    assertThat(theirs.status()).as("%s?%s", route, name).isEqualTo(nothing.status());
    // The log tells of this walk, and home counts what it tells.
    if (!route.name().startsWith("AUDIT") && route != Routes.HOME_NOW) {
      assertThat(text(theirs, value)).as("%s?%s", route, name).isEqualTo(text(nothing, absent));
    }
    assertThat(theirs.body()).as("%s?%s", route, name).doesNotContain(secret);
  }

  /** The name of a sub-account and its log are its parent's to see. */
  private boolean seenByTheParent(Routes route, String name, String value) {
    return value.equals(sub)
            && (route.name().startsWith("AUDIT")
                || route == Routes.GRANTS
                || route == Routes.SSO_SHARING)
        || name.equals("entry") && route == Routes.AUDIT;
  }

  /** What a reader sees, without what he typed himself and the times, which go on. */
  private static String text(Answer answer, String typed) {
    return answer
        .page()
        .text()
        .replace(typed, "…")
        .replaceAll("\\b[a-z]+-[a-z]+-[0-9]+\\b|[0-9]+:[0-9]{2}(:[0-9]{2})?", "…");
  }

  @TestFactory
  Stream<DynamicTest> allowsAKeyTheCallsOfItsScopeAndNoOther() {
    return grantable().stream()
        .map(
            scope ->
                DynamicTest.dynamicTest(
                    scope.code(), () -> assertAllows(program(account, List.of(scope)), scope)));
  }

  private void assertAllows(Api program, Permission scope) {
    for (Call call : Call.all()) {
      int status = call.send(program, account, ids.get("sub"), ABSENT_ID).status();
      if (call.needed().isEmpty() || call.needed().contains(scope)) {
        assertThat(status).as("%s", call).isNotIn(401, 403).isLessThan(500);
      } else {
        assertThat(status).as("%s", call).isEqualTo(403);
      }
    }
  }

  @Test
  @Tag("A-31")
  void showsProgramsNothingOfAnotherAccount() {
    Api foreign = program(other, grantable());
    Api parent = program(account, grantable());
    for (Call call : Call.ofAccounts()) {
      for (String id : List.of(ids.get("user"), ids.get("team"), ids.get("role"), "mia")) {
        assertSame(call, foreign, account, id, ABSENT_SLUG, ABSENT_ID);
        if (call.named() && !id.equals("mia") && !call.makesWhatIsNotThere()) {
          assertSame(call, foreign, other, id, other, ABSENT_ID);
        }
      }
      assertSame(call, parent, sub, below.get("user"), ABSENT_SLUG, ABSENT_ID);
    }
    assertThat(api.get("/accounts/" + account + "/users/" + SECRET).json().path("status").asText())
        .isEqualTo("ACTIVE");
    assertThat(api.get("/accounts/" + account + "/teams/" + ids.get("team")).status())
        .isEqualTo(200);
  }

  private static void assertSame(
      Call call, Api program, String slug, String id, String absentSlug, String absentId) {
    Answer theirs = call.send(program, slug, slug, id);
    Answer nothing = call.send(program, absentSlug, absentSlug, absentId);
    assertThat(theirs.status()).as("%s", call).isEqualTo(nothing.status());
    assertThat(theirs.body().replace(id, "…").replace(slug, "…"))
        .as("%s", call)
        .isEqualTo(nothing.body().replace(absentId, "…").replace(absentSlug, "…"));
    assertThat(theirs.body()).as("%s", call).doesNotContain(SECRET);
    if (!slug.equals(absentSlug)) {
      assertThat(theirs.status()).as("%s", call).isIn(403, 404);
    }
  }

  @Test
  void answersEveryCallWithoutAKeyThatWorksAlike() {
    Api wrong = new Api(gatehouse.url(), "ghk_0123456789abcdef_" + "x".repeat(43));
    Api none = new Api(gatehouse.url(), "");
    for (Call call : Call.all()) {
      List<Answer> answers =
          Stream.of(wrong, none, suspendedProgram)
              .map(program -> call.send(program, account, sub, ids.get("user")))
              .toList();
      assertThat(answers).as("%s", call).extracting(Answer::status).containsOnly(401);
      assertThat(answers)
          .as("%s", call)
          .extracting(Answer::body)
          .containsOnly(answers.get(0).body());
    }
    assertThat(none.get("/openapi.yaml").status()).isEqualTo(200);
  }

  /** Makes somebody and something in an account; their ids by the parameter that names them. */
  private Map<String, String> things(String of, String name) {
    String base = "/accounts/" + of;
    String user = accounts.user(of, name, "User");
    String team =
        api.put(base + "/teams/" + name, "{\"members\":[\"" + name + "\"]}")
            .json()
            .path("id")
            .asText();
    String role =
        api.post(
                base + "/roles",
                "{\"name\":\"%s\",\"permissions\":[\"audit:read\"]}".formatted(name))
            .json()
            .path("id")
            .asText();
    String key =
        api.post(base + "/apikeys", "{\"name\":\"%s\",\"scopes\":[\"audit:read\"]}".formatted(name))
            .json()
            .path("id")
            .asText();
    String entry = api.get(base + "/audit/events?limit=1").json().at("/items/0/id").asText();
    return Map.of("user", user, "team", team, "role", role, "key", key, "entry", entry, "sub", of);
  }

  private Visitor signedIn(String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(name, Accounts.PASSWORD);
    return visitor;
  }

  private Api program(String of, List<Permission> scopes) {
    String codes = String.join("\",\"", scopes.stream().map(Permission::code).toList());
    Answer key =
        api.post(
            "/accounts/" + of + "/apikeys", "{\"name\":\"walker\",\"scopes\":[\"" + codes + "\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }

  private static String path(Routes route) {
    return route.path().replace("*", "x");
  }

  /** Every path that a browser asks for, but the end of the session, which would end the walk. */
  private static List<Routes> browsed() {
    return Arrays.stream(Routes.values())
        .filter(route -> !route.who().programs() && route != Routes.LOGOUT)
        .toList();
  }

  private static String user(Permission permission) {
    return "only-" + permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Permission> grantable() {
    return Arrays.stream(Permission.values())
        .filter(permission -> permission != Permission.ACCOUNTS_OPERATE)
        .toList();
  }
}
