package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersIT {
  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("users");
    users = "/accounts/" + account + "/users";
  }

  @Test
  void makesAUserAndReadsHimByNameInAnyCaseAndById() {
    Answer made =
        api.post(
            users,
            """
            {"username":" Dana ","email":"Dana@Contoso.example","firstName":"Dana","lastName":"Okafor",
             "mobile":"+49 170 1234567","roles":["ACCOUNT_MANAGER","auditor"],"password":"correct horse"}
            """);

    assertThat(made.status()).isEqualTo(201);
    var user = made.json();
    assertThat(user.path("username").asText()).isEqualTo("Dana");
    assertThat(user.path("email").asText()).isEqualTo("Dana@Contoso.example");
    assertThat(user.path("mobile").asText()).isEqualTo("+491701234567");
    assertThat(user.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(user.path("origin").asText()).isEqualTo("MANUAL");
    assertThat(user.path("teams").isArray()).isTrue();
    assertThat(user.path("roles"))
        .extracting(role -> role.asText())
        .containsExactly("Account Manager", "Auditor");
    assertThat(made.body()).doesNotContain("correct horse").doesNotContain("argon2");
    for (String name : List.of("Dana", "dana", "DANA", user.path("id").asText())) {
      assertThat(api.get(users + "/" + name).json()).isEqualTo(user);
    }
  }

  @Test
  void findsANameWithASlash() {
    accounts.user(account, "sales/dana", "User");

    assertThat(api.get(users + "/sales/dana").status()).isEqualTo(200);
    assertThat(api.post(users + "/sales/dana/lock", "").status()).isEqualTo(204);
    assertThat(api.get(users + "/sales/dana").json().path("status").asText()).isEqualTo("LOCKED");
  }

  @Test
  @DisplayName("A-13: a refused creation is in the log although its transaction rolled back")
  void recordsARefusedCreation() {
    accounts.user(account, "dana", "User");

    Answer sameName = api.post(users, user("DANA", "other@contoso.example"));
    Answer sameAddress = api.post(users, user("other", "DANA@" + account + ".EXAMPLE"));
    Answer wrong = api.post(users, user("other", "nowhere"));

    assertThat(sameName.status()).isEqualTo(409);
    assertThat(sameName.json().at("/errors/0/field").asText()).isEqualTo("username");
    assertThat(sameAddress.status()).isEqualTo(409);
    assertThat(sameAddress.json().at("/errors/0/field").asText()).isEqualTo("email");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(descriptions()).filteredOn("User creation failed."::equals).hasSize(3);
    assertThat(descriptions()).filteredOn("User created."::equals).hasSize(1);
    assertThat(api.get(users).json().path("items")).hasSize(1);
  }

  @Test
  void survivesAHundredRefusalsAtOnce() throws Exception {
    accounts.user(account, "dana", "User");

    List<Integer> statuses =
        atOnce(100, number -> api.post(users, user("dana", number + "@x.example")).status());

    assertThat(statuses).containsOnly(409);
    assertThat(descriptions()).filteredOn("User creation failed."::equals).hasSize(100);
  }

  @Test
  @Tag("A-13")
  void makesOneOfFiftyTwinsAndRecordsTheOthersAsRefused() throws Exception {
    List<Integer> statuses =
        atOnce(50, number -> api.post(users, user("twin", "twin@x.example")).status());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(descriptions()).filteredOn("User created."::equals).hasSize(1);
    assertThat(descriptions()).filteredOn("User creation failed."::equals).hasSize(49);
    assertThat(api.get(users).json().path("items")).hasSize(1);
  }

  @Test
  void findsTheMembersOfATeamInListAndFile() {
    for (String name : List.of("anna", "bert", "cleo")) {
      accounts.user(account, name, "User");
    }
    String teams = "/accounts/" + account + "/teams";
    String id =
        api.put(teams + "/Core", "{\"members\":[\"anna\",\"cleo\"]}").json().path("id").asText();
    api.put(teams + "/Other", "{\"members\":[\"bert\"]}");

    for (String team : List.of("Core", "CORE", id)) {
      assertThat(api.get(users + "?team=" + team).json().path("items").findValuesAsText("username"))
          .containsExactly("anna", "cleo");
    }
    assertThat(api.get(users + "?team=Core&containing=cl").json().path("items")).hasSize(1);
    assertThat(api.get(users + "?team=Core&limit=1").json().path("next").isNull()).isFalse();
    Answer unknown = api.get(users + "?team=Nowhere");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("team");
    String file = api.get("/accounts/" + account + "/users.csv?team=Core").body();
    assertThat(file).contains("anna", "cleo", ",Core,").doesNotContain("bert");
  }

  @Test
  @DisplayName("A-14: disabling, enabling, locking and unlocking each write their event")
  void recordsEveryChangeOfState() {
    accounts.user(account, "dana", "User");

    for (String deed : List.of("disable", "lock", "enable", "unlock")) {
      assertThat(api.post(users + "/dana/" + deed, "").status()).isEqualTo(204);
      assertThat(api.post(users + "/dana/" + deed, "").status()).isEqualTo(204);
      assertThat(api.post(users + "/nobody/" + deed, "").status()).isEqualTo(404);
    }

    assertThat(descriptions())
        .contains("User disabled.", "User enabled.", "User locked.", "User unlocked.")
        .contains("Disabling user failed.", "Enabling user failed.")
        .contains("User locking failed.", "User unlocking failed.")
        .filteredOn("User disabled."::equals)
        .hasSize(1);
  }

  @Test
  void saysDisabledBeforeLocked() {
    accounts.user(account, "dana", "User");
    api.post(users + "/dana/lock", "");
    api.post(users + "/dana/disable", "");

    var user = api.get(users + "/dana").json();

    assertThat(user.path("status").asText()).isEqualTo("DISABLED");
    assertThat(user.path("locked").asBoolean()).isTrue();
    assertThat(user.path("disabled").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("A-31: a user of one account is not there for another, by name nor by id")
  void keepsAccountsApart() {
    String id = accounts.user(account, "dana", "User");
    String other = accounts.create("other");
    accounts.user(other, "dana", "User");

    assertThat(api.get("/accounts/" + other + "/users/" + id).status()).isEqualTo(404);
    assertThat(api.post("/accounts/" + other + "/users/" + id + "/disable", "").status())
        .isEqualTo(404);
    assertThat(api.get(users + "/dana").json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(api.get("/accounts/" + other + "/users").json().path("items")).hasSize(1);
  }

  @Test
  void knowsOperatorsInThePlatformsAccountOnly() {
    Answer refused =
        api.post(
            users,
            "{\"username\":\"op\",\"email\":\"op@x.example\",\"roles\":[\"User\",\"Operator\",\"Boss\"]}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactly("roles[1]", "roles[2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\":\"a\\u0000b\",\"email\":\"a@x.example\"}",
        "{\"username\":\"a\\u202eb\",\"email\":\"a@x.example\"}",
        "{\"username\":\"a\\ud800\",\"email\":\"a@x.example\"}",
        "{\"username\":\"a\",\"email\":\"a@x.example\\r\\nBcc: b@x.example\"}",
        "{\"username\":\"a\",\"email\":\"a@x.example\",\"firstName\":\"\\u3164\\u0007\"}",
        "{\"username\":\"a\",\"email\":\"a@x.example\",\"mobile\":\"0170\"}",
        "{\"username\":\"a\",\"email\":\"a@x.example\",\"password\":\"short\"}",
        "{\"username\":\"a\",\"email\":\"a@x.example\",\"roles\":\"User\"}",
        "{\"username\":\"a\",\"email\":\"a@x.example\",\"roles\":[null]}",
        "{\"username\":\"a\",\"email\":\"a@x.example\",\"rolls\":[\"User\"]}",
        "{\"username\":[],\"email\":{}}",
        "{}"
      })
  void refusesHostileInputByField(String body) {
    Answer refused = api.post(users, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isNotEmpty();
    assertThat(api.get(users).json().path("items")).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    String body = user("x".repeat(300_000), "a@x.example");

    assertThat(api.post(users, body).status()).isEqualTo(422);
  }

  @Test
  void pagesByUserName() {
    for (String name : List.of("Cleo", "anna", "Bert", "dora")) {
      accounts.user(account, name, "User");
    }

    var first = api.get(users + "?limit=3").json();
    var second = api.get(users + "?limit=3&cursor=" + first.path("next").asText()).json();

    assertThat(first.path("items").findValuesAsText("username"))
        .containsExactly("anna", "Bert", "Cleo");
    assertThat(second.path("items").findValuesAsText("username")).containsExactly("dora");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(api.get(users + "?containing=BERT").json().path("items")).hasSize(1);
    assertThat(api.get(users + "?containing=%25").json().path("items")).isEmpty();
    assertThat(api.get(users + "?limit=0").status()).isEqualTo(422);
    assertThat(api.get(users + "?limit=1001").status()).isEqualTo(422);
    assertThat(api.get(users + "?cursor=!").status()).isEqualTo(422);
  }

  private List<String> descriptions() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description");
  }

  private static String user(String username, String email) {
    return "{\"username\":\"%s\",\"email\":\"%s\",\"roles\":[\"User\"]}".formatted(username, email);
  }

  private interface Call {
    int status(int number);
  }

  private static List<Integer> atOnce(int calls, Call call)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(calls);
    try {
      List<Callable<Integer>> tasks =
          IntStream.range(0, calls)
              .mapToObj(number -> (Callable<Integer>) () -> call.status(number))
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(tasks)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      threads.shutdown();
    }
  }
}
