package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

/** Lists of people, what is done to many, and the guards of an account. */
class PeopleIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("people");
    users = "/accounts/" + account + "/users";
  }

  @Test
  void keepsTheLastAccountManagerWhoCanComeIn() {
    accounts.user(account, "ann", "Account Manager");
    accounts.user(account, "bob", "Account Manager");
    invite("carl", "Account Manager");

    assertThat(api.post(users + "/ann/disable", "").status()).isEqualTo(204);
    for (String deed : List.of("disable", "lock")) {
      Answer refused = api.post(users + "/bob/" + deed, "");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("detail").asText()).contains("without an account manager");
    }
    assertThat(status("bob")).isEqualTo("ACTIVE");
    assertThat(descriptions()).contains("Disabling user failed.", "User locking failed.");

    assertThat(api.post(users + "/ann/enable", "").status()).isEqualTo(204);
    assertThat(api.post(users + "/bob/lock", "").status()).isEqualTo(204);
  }

  @Test
  void keepsOneOfManyAccountManagersWhenAllAreTakenAwayAtOnce() throws Exception {
    int managers = 8;
    for (int i = 0; i < managers; i++) {
      accounts.user(account, "manager" + i, "Account Manager");
    }

    List<Integer> statuses =
        atOnce(
            managers,
            number ->
                api.post(users + "/manager" + number + (number % 2 == 0 ? "/disable" : "/lock"), "")
                    .status());

    assertThat(statuses).containsOnly(204, 409).containsOnlyOnce(409);
    assertThat(api.get(users + "?status=ACTIVE").json().path("items")).hasSize(1);
  }

  @Test
  void disablesAndLocksForReasonsOfTheirOwn() {
    accounts.user(account, "dana", "User");

    api.post(users + "/dana/lock", "");
    JsonNode locked = api.get(users + "/dana").json();
    api.post(users + "/dana/disable", "");
    api.post(users + "/dana/unlock", "");
    JsonNode disabled = api.get(users + "/dana").json();

    assertThat(locked.path("lockedReason").asText()).isEqualTo("BY_HAND");
    assertThat(locked.path("lockedAt").asText()).isNotEmpty();
    assertThat(locked.path("disabledReason").isNull()).isTrue();
    assertThat(disabled.path("lockedReason").isNull()).isTrue();
    assertThat(disabled.path("disabledReason").asText()).isEqualTo("BY_HAND");
    assertThat(disabled.path("status").asText()).isEqualTo("DISABLED");
  }

  @Test
  void makesOneOfFiftyAtOnce() throws Exception {
    List<Integer> statuses =
        atOnce(50, number -> api.post(users, user("twin", "twin@x.example")).status());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(api.get(users).json().path("items")).hasSize(1);
  }

  @Test
  void doesTheSameAtOnceOnceOnly() throws Exception {
    accounts.user(account, "dana", "User");

    List<Integer> statuses = atOnce(20, n -> api.post(users + "/dana/lock", "").status());

    assertThat(statuses).containsOnly(204);
    assertThat(descriptions()).containsOnlyOnce("User locked.");
  }

  @Test
  void findsPeopleByEveryFilter() {
    api.post(
        users,
        "{\"username\":\"ines.k\",\"email\":\"ik@x.example\",\"firstName\":\"Ines\","
            + "\"lastName\":\"Kovačić\",\"roles\":[\"Auditor\"],\"password\":\"correct horse\"}");
    accounts.user(account, "locked", "User");
    accounts.user(account, "off", "User");
    invite("late", "User");
    api.post(users + "/locked/lock", "");
    api.post(users + "/off/disable", "");

    assertThat(found("containing=KOVACIC")).containsExactly("ines.k");
    assertThat(found("containing=ines%20kova")).containsExactly("ines.k");
    assertThat(found("containing=ik@x")).containsExactly("ines.k");
    assertThat(found("containing=%25")).isEmpty();
    assertThat(found("status=LOCKED")).containsExactly("locked");
    assertThat(found("status=disabled")).containsExactly("off");
    assertThat(found("status=INVITED")).containsExactly("late");
    assertThat(found("status=ACTIVE")).containsExactly("ines.k");
    assertThat(found("role=auditor")).containsExactly("ines.k");
    assertThat(found("role=User")).containsExactly("late", "locked", "off");
    assertThat(found("origin=SSO")).isEmpty();
    assertThat(found("origin=MANUAL&status=LOCKED&role=User")).containsExactly("locked");
    assertThat(found("seen=never")).hasSize(4);
    assertThat(found("seen=not-30d")).hasSize(4);
    assertThat(found("seen=7d")).isEmpty();

    gatehouse.visitor().signIn(account + ":ines.k", "correct horse");

    assertThat(found("seen=7d")).containsExactly("ines.k");
    assertThat(found("seen=never")).hasSize(3);
    for (String wrong : List.of("status=ASLEEP", "origin=MARS", "seen=x", "role=Boss")) {
      Answer refused = api.get(users + "?" + wrong);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().at("/errors/0/field").asText())
          .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
    }
  }

  @Test
  void exportsWhatTheFilterShowsAndNoFormula() {
    api.post(
        users,
        "{\"username\":\"=cmd|x\",\"email\":\"a@x.example\",\"firstName\":\"a,\\\"b\","
            + "\"mobile\":\"+491701234567\",\"roles\":[\"User\"],\"password\":\"correct horse\"}");
    accounts.user(account, "bob", "User");
    api.post(users + "/bob/lock", "");

    Answer head = api.head("/accounts/" + account + "/users.csv");
    assertThat(api.head("/accounts/" + account + "/users.csv?status=X").status()).isEqualTo(422);
    assertThat(head.body()).isEmpty();
    assertThat(descriptions())
        .as("whoever asks for the headers writes no file")
        .noneMatch(text -> text.startsWith("People exported"));

    Answer all = api.get("/accounts/" + account + "/users.csv");
    Answer locked = api.get("/accounts/" + account + "/users.csv?status=LOCKED");

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.header("Content-Type")).startsWith("text/csv");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).startsWith("text/csv");
    assertThat(head.header("Content-Disposition")).isEqualTo(all.header("Content-Disposition"));
    assertThat(all.header("Content-Disposition")).contains(account + "-users-").contains(".csv");
    assertThat(all.body())
        .startsWith("\uFEFFusername,email,firstName")
        .contains("\r\n'=cmd|x,a@x.example,\"a,\"\"b\",,'+491701234567,")
        .contains("\r\nbob,");
    assertThat(locked.body()).contains("\r\nbob,").doesNotContain("cmd");
    assertThat(api.get("/accounts/" + account + "/users.csv?status=X").status()).isEqualTo(422);
    Answer unknown = api.get("/accounts/" + account + "/users.csv?role=Auditr");
    assertThat(unknown.status()).as("before a byte of a file").isEqualTo(422);
    assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("role");
    assertThat(descriptions())
        .noneMatch(text -> text.startsWith("People exported to the CSV failed"));
    assertThat(descriptions())
        .anyMatch(text -> text.startsWith("People exported to the CSV completed (" + account));
  }

  @Test
  @Tag("A-14")
  void doesForManyWhatIsRefusedForOne() {
    accounts.user(account, "ann", "Account Manager");
    accounts.user(account, "bob", "User");

    Answer answer =
        api.post(
            "/accounts/" + account + "/bulk/users",
            "{\"action\":\"disable\",\"users\":[\"bob\",\"ann\",\"nobody\"]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("results").findValuesAsText("done"))
        .containsExactly("true", "false", "false");
    assertThat(status("bob")).isEqualTo("DISABLED");
    assertThat(status("ann")).isEqualTo("ACTIVE");
    for (String body :
        List.of(
            "{\"action\":\"explode\",\"users\":[\"bob\"]}",
            "{\"action\":\"disable\",\"users\":[]}",
            "{\"action\":\"disable\"}",
            "{\"users\":[\"bob\"]}")) {
      assertThat(api.post("/accounts/" + account + "/bulk/users", body).status()).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("An invitation that was sent again or taken back opens nothing with its old link")
  void sendsInvitationsAgainAndTakesThemBack() {
    invite("late", "User");
    String path = "/accounts/" + account + "/invitations";
    assertThat(api.get(path).json().path("items").findValuesAsText("username"))
        .containsExactly("late");

    assertThat(api.post(users + "/late/invite", "").status()).isEqualTo(204);
    assertThat(api.get(path).json().path("items")).hasSize(1);
    assertThat(api.post(users + "/late/uninvite", "").status()).isEqualTo(204);
    assertThat(api.get(path).json().path("items")).isEmpty();
    assertThat(api.post(users + "/late/uninvite", "").status()).isEqualTo(409);
    assertThat(status("late")).isEqualTo("INVITED");
    accounts.user(account, "bob", "User");
    assertThat(api.post(users + "/bob/invite", "").status()).isEqualTo(409);
    assertThat(descriptions())
        .contains("User invited again.", "Invitation of the user taken back.")
        .contains("Inviting the user again failed.")
        .contains("Taking back the invitation of the user failed.");
    assertThat(api.get(path + "?cursor=eA").status()).isEqualTo(422);
    assertThat(api.get(path + "?cursor=LTE").status()).as("-1").isEqualTo(422);
  }

  @Test
  void changesAPersonAndRecordsWhatWasAndWhatIs() {
    accounts.user(account, "dana", "User");

    Answer changed =
        api.put(
            users + "/dana",
            "{\"username\":\"dana\",\"firstName\":\"Dana\",\"lastName\":\"Okafor\","
                + "\"mobile\":\"+49 170 1234567\",\"language\":\"de-AT\",\"zone\":\"Europe/Vienna\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("language").asText()).isEqualTo("de");
    assertThat(api.get(users + "/dana").json()).isEqualTo(changed.json());
    assertThat(api.put(users + "/dana", changed.body()).json()).isEqualTo(changed.json());
    JsonNode entry = entries("User updated.").get(0);
    assertThat(entry.path("details").path("change.zone").asText()).isEqualTo(" → Europe/Vienna");
    assertThat(entry.path("details").path("change.firstName").asText()).isEqualTo("dana → Dana");
    assertThat(entries("User updated.")).hasSize(1);
    assertThat(found("containing=okafor")).containsExactly("dana");
    for (String wrong :
        List.of(
            "{\"username\":\"other\"}",
            "{\"email\":\"other@x.example\"}",
            "{\"zone\":\"Mars/Olympus\"}",
            "{\"language\":\"xx\"}",
            "{\"mobile\":\"0170\"}",
            "{\"firstName\":\"a\\u0000\"}")) {
      assertThat(api.put(users + "/dana", wrong).status()).as(wrong).isEqualTo(422);
    }
    assertThat(api.get(users + "/dana").json()).isEqualTo(changed.json());
    assertThat(descriptions()).contains("User update failed.");
  }

  private void invite(String name, String role) {
    String body =
        "{\"username\":\"%s\",\"email\":\"%s@%s.example\",\"roles\":[\"%s\"]}"
            .formatted(name, name, account, role);
    assertThat(api.post(users, body).status()).isEqualTo(201);
  }

  private String status(String name) {
    return api.get(users + "/" + name).json().path("status").asText();
  }

  private List<String> found(String filter) {
    return api.get(users + "?" + filter).json().path("items").findValuesAsText("username");
  }

  private List<String> descriptions() {
    return log().findValuesAsText("description");
  }

  private List<JsonNode> entries(String description) {
    List<JsonNode> entries = new ArrayList<>();
    log()
        .forEach(
            entry -> {
              if (entry.path("description").asText().equals(description)) {
                entries.add(entry);
              }
            });
    return entries;
  }

  private JsonNode log() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000").json().path("items");
  }

  private static String user(String username, String email) {
    return "{\"username\":\"%s\",\"email\":\"%s\",\"roles\":[\"User\"]}".formatted(username, email);
  }

  private interface Call {

    int status(int number);
  }

  private static List<Integer> atOnce(int calls, Call call) throws Exception {
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
