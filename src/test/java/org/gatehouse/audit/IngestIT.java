package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("everywhere")
class IngestIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private static final String POLICY =
      """
      {"maxInactivityDays":null,"maxLoginAttempts":%d,"passwordValidityDays":null,
       "twoFactor":{"enabled":false,"everyLogin":false,"methods":["EMAIL"],"deviceDays":30}}
      """;

  private String account;
  private String events;
  private Api program;

  @BeforeEach
  void account() {
    account = accounts.create("ingest");
    events = "/accounts/" + account + "/audit/events";
    program = program("shop", "audit:write");
  }

  @Test
  void keepsWhatWasSentWithTheKeyThatSentIt() {
    Answer answer =
        program.post(
            events,
            """
            {"events":[{"id":"order-1","item":"Company","action":"Add","outcome":"SUCCESS",
              "description":"Company added.","occurredAt":"2026-01-02T03:04:05.123456+01:00",
              "username":"Zoë","ip":"2001:DB8:0::1","details":{"company":"Contoso","size":3,"new":true}}]}
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
    JsonNode entry = entry("order-1");
    assertThat(entry.path("id").asText()).isEqualTo("order-1");
    assertThat(entry.path("occurredAt").asText()).isEqualTo("2026-01-02T02:04:05.123456Z");
    assertThat(entry.path("username").asText()).isEqualTo("Zoë");
    assertThat(entry.path("ip").asText()).isEqualTo("2001:db8::1");
    assertThat(entry.path("item").asText()).isEqualTo("Company");
    assertThat(entry.path("description").asText()).isEqualTo("Company added.");
    assertThat(entry.path("requestId").asText())
        .as("the call that brought it")
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(entry.path("details").toString())
        .isEqualTo("{\"company\":\"Contoso\",\"new\":\"true\",\"sentBy\":\"shop\",\"size\":\"3\"}");
    assertThat(log("?username=ZOË&ip=2001:db8::1&description=contoso")).hasSize(1);
  }

  @Test
  void takesEachIdOnce() {
    assertThat(send(event("a"), event("b"), event("a")))
        .isEqualTo("{\"accepted\":2,\"duplicates\":1}");
    assertThat(send(event("b"), event("c"))).isEqualTo("{\"accepted\":1,\"duplicates\":1}");
    assertThat(send(event("a").replace("Company added.", "Something else")))
        .isEqualTo("{\"accepted\":0,\"duplicates\":1}");

    assertThat(log("?item=Company")).hasSize(3);
    assertThat(log("?item=Company"))
        .allMatch(entry -> entry.path("description").asText().equals("Company added."));
  }

  @Test
  void keepsTheSameIdOfTwoAccountsApart() {
    send(event("a"));
    account = accounts.create("ingest");
    events = "/accounts/" + account + "/audit/events";
    program = program("shop", "audit:write");

    assertThat(send(event("a"))).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
  }

  @Test
  void takesEachIdOnceThoughTheSameRequestsArriveAtTheSameMoment() throws Exception {
    List<String> ids = IntStream.range(0, 300).mapToObj(i -> "e-" + i).toList();
    List<String> forth = ids.stream().map(IngestIT::event).toList();
    List<String> back = new ArrayList<>(forth);
    Collections.reverse(back);

    var threads = Executors.newFixedThreadPool(8);
    List<Future<Answer>> running = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        String body = body(i % 2 == 0 ? forth : back);
        running.add(threads.submit(() -> program.post(events, body)));
      }
      int accepted = 0;
      for (Future<Answer> each : running) {
        assertThat(each.get().status()).as(each.get().body()).isEqualTo(200);
        accepted += each.get().json().path("accepted").asInt();
      }
      assertThat(accepted).isEqualTo(300);
    } finally {
      threads.shutdownNow();
    }
    assertThat(log("?item=Company&limit=1000")).hasSize(300);
  }

  @Test
  void takesAThousandAtOnceAndNotOneMore() {
    List<String> thousand = IntStream.range(0, 1_000).mapToObj(i -> event("e-" + i)).toList();
    List<String> more = new ArrayList<>(thousand);
    more.add(event("one-more"));

    Answer tooMany = program.post(events, body(more));
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.json().at("/errors/0/field").asText()).isEqualTo("events");
    assertThat(program.post(events, "{\"events\":[]}").status()).isEqualTo(422);
    assertThat(program.post(events, "{}").status()).isEqualTo(422);
    assertThat(log("?item=Company")).isEmpty();
    assertThat(program.post(events, body(thousand)).body())
        .isEqualTo("{\"accepted\":1000,\"duplicates\":0}");
    assertThat(log("?item=Company&limit=1000")).hasSize(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"item\":\"Company\"|\"item\":\"Unicorn\"|events[1].item",
        "\"action\":\"Add\"|\"action\":\"Fly\"|events[1].action",
        "\"action\":\"Add\"||events[1].action",
        "\"item\":\"Company\",\"action\":\"Add\"|\"item\":\"Sign-in\",\"action\":\"Refuse\"|events[1].item",
        "\"outcome\":\"SUCCESS\"|\"outcome\":\"MAYBE\"|events[1].outcome",
        "\"description\":\"Company added.\"|\"description\":7|events[1].description",
        "\"description\":\"Company added.\"|\"description\":\" \"|events[1].description",
        "\"id\":\"x\"|\"id\":null|events[1].id",
        "\"id\":\"x\"|\"id\":\"a\\nb\"|events[1].id",
        "\"ip\":\"203.0.113.9\"|\"ip\":\"localhost\"|events[1].ip",
        "\"ip\":\"203.0.113.9\"|\"ip\":\"203.0.113.0/24\"|events[1].ip",
        "2026-01-02T03:04:05Z|yesterday|events[1].occurredAt",
        "2026-01-02T03:04:05Z|2099-01-01T00:00:00Z|events[1].occurredAt",
        "2026-01-02T03:04:05Z|0001-01-01T00:00:00Z|events[1].occurredAt",
        "\"details\":{}|\"details\":{\"sentBy\":\"another\"}|events[1].details.sentBy",
        "\"details\":{}|\"details\":{\"description\":\"VIP order\"}|events[1].details.description",
        "\"details\":{}|\"details\":{\"a\":{}}|events[1].details.a",
        "\"details\":{}|\"details\":[]|events[1].details",
        "\"details\":{}|\"secret\":1|events[1].secret"
      })
  void namesTheEventAndTheFieldThatIsWrongAndTakesNone(String right, String wrong, String field) {
    String changed = event("x").replace(right, wrong == null ? "" : wrong).replace(",,", ",");
    assertThat(changed).isNotEqualTo(event("x"));

    Answer answer = program.post(events, body(List.of(event("right"), changed)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(log("?item=Company")).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(status(event("x".repeat(101)))).isEqualTo(422);
    assertThat(status(event("x").replace("Company added.", "x".repeat(4_001)))).isEqualTo(422);
    String details =
        IntStream.range(0, 51).mapToObj(i -> "\"d" + i + "\":1").collect(Collectors.joining(","));
    assertThat(status(event("x").replace("{}", "{" + details + "}"))).isEqualTo(422);
    String huge = event("x").replace("{}", "{\"a\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");
    Answer tooLarge = program.post(events, body(List.of(huge)));
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(tooLarge.header("Content-Type")).startsWith("application/problem+json");
    assertThat(program.post(events, "no json").status()).isEqualTo(400);
    assertThat(status(event("x").replace("Company added.", "x".repeat(4_000)))).isEqualTo(200);
  }

  @Test
  void complainsOfAMillionThingsAHundredTimesAndOfNothingToWhoeverMayNotSend() {
    String hostile = "{\"events\":[" + "0,".repeat(900) + "0]}";
    String million = "{\"events\":[" + "0,".repeat(1_000_000) + "0]}";

    assertThat(program.post(events, hostile).json().path("errors")).hasSize(100);
    Answer refused = program.post(events, million);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly("events");
    assertThat(program("reader", "audit:read").post(events, hostile).status()).isEqualTo(403);
  }

  @Test
  void takesJsonOnly() {
    var visitor = gatehouse.visitor();
    var request =
        visitor
            .request("/api/v1" + events)
            .header("Authorization", "Bearer " + Gatehouse.API_KEY)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(body(List.of(event("a")))));

    assertThat(visitor.send(request).status()).isEqualTo(415);
  }

  @Test
  @DisplayName("what a program says of a setting is put back by nobody")
  void offersNothingThatWasSentToBeRestored() {
    String said = "Account security options updated.";
    send(sent("forged", "Account", "Update", said, "{\"change.loginAttempts\":\"50 → 5\"}"));
    api.put("/accounts/" + account + "/policy", POLICY.formatted(6));
    api.put("/accounts/" + account + "/policy", POLICY.formatted(5));
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    String own =
        log("?description=security").stream()
            .map(entry -> entry.path("id").asText())
            .filter(id -> !id.equals("forged"))
            .findFirst()
            .orElseThrow();

    assertThat(mia.open("/audit?entry=forged").page().select("#entry").text()).contains("50");
    assertThat(mia.open("/audit?entry=forged").page().select("[id^=restore]")).isEmpty();
    assertThat(mia.open("/audit?entry=forged&restore=loginAttempts").page().select("[id^=restore]"))
        .isEmpty();
    assertThat(mia.open("/audit?entry=" + own).page().select("#restore-loginAttempts"))
        .as("an entry of ours is offered")
        .hasSize(1);
  }

  @Test
  void needsTheScopeAndTheAccount() {
    String other = accounts.create("ingest");
    String body = body(List.of(event("a")));

    assertThat(program("reader", "audit:read").post(events, body).status()).isEqualTo(403);
    assertThat(program.post("/accounts/" + other + "/audit/events", body).status()).isEqualTo(404);
    assertThat(program.get(events).status()).isEqualTo(403);
  }

  @Test
  void showsTheCatalogueTextWhereItKnowsTheDetailsAndTheSendersWordsElse() {
    send(
        sent("1", "One-time payment", "Successful", "Paid", "{\"currency\":\"EUR\"}"),
        sent("2", "One-time payment", "Successful", "Paid 10 EUR by card", "{}"),
        sent("3", "Company", "Add", "Company Contoso added by import", "{}"),
        sent("4", "Company", "Add", "company added.", "{}"));

    assertThat(description("1")).contains("EUR").doesNotContain("Paid");
    assertThat(description("2")).isEqualTo("Paid 10 EUR by card");
    assertThat(description("3")).isEqualTo("Company Contoso added by import");
    assertThat(description("4")).isEqualTo("Company added.");
    assertThat(log("?description=import")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One-time payment|Successful|{\"currency\":\"EUR\"}|Payment successfully completed (EUR).",
        "Automatic Payment|Activation|{\"currency\":\"EUR\",\"minBalance\":\"50\"}|Automatic payments changed (50, EUR).",
        "Billing address|Successful|{\"address\":\"1 Main St, Berlin\",\"name\":\"Contoso\"}|Billing address changed (Contoso, 1 Main St, Berlin).",
      })
  @Tag("A-28")
  void showsTheParametersOfPaymentsInTheirTexts(
      String item, String action, String details, String shown) {
    send(sent("paid", item, action, shown, details));

    JsonNode entry = entry("paid");
    assertThat(entry.path("description").asText()).isEqualTo(shown);
    assertThat(entry.path("details").has("description")).as("no prose is kept").isFalse();
    assertThat(entry.path("details").toString())
        .contains(details.substring(1, details.length() - 1));
  }

  @Test
  @Tag("A-29")
  void keepsTheReasonAsACode() {
    send(
        sent("1", "Answers/Chatbot", "Deactivate", "Off", "{\"reason\":\"TRIAL_EXPIRED\"}"),
        sent(
            "2",
            "Answers/Chatbot",
            "Deactivate",
            "Chatbot deactivated by user, Details: Sessions expired after grace period.",
            "{}"),
        sent(
            "3",
            "Answers/Chatbot",
            "Deactivate",
            "Chatbot deactivated by user, Details: Sessions expired after grace period.",
            "{\"reason\":\"MY_CODE\"}"));

    assertThat(entry("1").at("/details/reason").asText()).isEqualTo("TRIAL_EXPIRED");
    assertThat(entry("2").at("/details/reason").asText()).isEqualTo("GRACE_PERIOD");
    assertThat(entry("3").at("/details/reason").asText()).isEqualTo("MY_CODE");
    assertThat(description("3")).contains("grace period");
  }

  @Test
  void takesNamesThatAreLongerInLowerCase() {
    String name = "\u0130".repeat(255);

    send(event("1").replace("mia", name));

    assertThat(entry("1").path("username").asText()).isEqualTo(name);
  }

  @Test
  void makesHostileTextHarmless() {
    send(
        event("1")
            .replace("Company added.", "=cmd|' \\u0000\\u202e<script>\\r\\nSet-Cookie: a=b")
            .replace("mia", "mia\\u0000\\ud800"));

    JsonNode entry = entry("1");
    assertThat(entry.path("description").asText())
        .doesNotContain("\u0000", "\u202e", "\r", "\n")
        .contains("<script>");
    assertThat(entry.path("username").asText()).isEqualTo("mia\ufffd\ufffd");
    accounts.user(account, "ann", "Account Manager");
    var visitor = gatehouse.visitor();
    visitor.signIn(account + ":ann", Accounts.PASSWORD);
    assertThat(visitor.get("/audit").body()).doesNotContain("<script>\ufffd");
  }

  @Test
  void takesAnOutcomeThatTheCatalogueHasNoTextFor() {
    send(event("1").replace("SUCCESS", "FAILURE").replace("Company added.", "Not added"));

    assertThat(entry("1").path("outcome").asText()).isEqualTo("FAILURE");
    assertThat(description("1")).isEqualTo("Not added");
  }

  @Test
  void numbersItsEventsBesideThoseOfTheProduct() {
    for (int i = 0; i < 30; i++) {
      assertThat(send(event("e-" + i), event("f-" + i))).contains("\"accepted\":2");
      accounts.user(account, "user-" + i, "User");
    }

    assertThat(log("?limit=1000")).hasSizeGreaterThanOrEqualTo(90);
    assertThat(log("?item=Company&limit=1000")).hasSize(60);
  }

  private Api program(String name, String scope) {
    JsonNode made =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, scope))
            .json();
    return new Api(gatehouse.url(), made.path("key").asText());
  }

  private String send(String... all) {
    Answer answer = program.post(events, body(List.of(all)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private int status(String event) {
    return program.post(events, body(List.of(event))).status();
  }

  private static String body(List<String> events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  private static String event(String id) {
    return sent(id, "Company", "Add", "Company added.", "{}")
        .replace(Instant.EPOCH.toString(), "2026-01-02T03:04:05Z");
  }

  private static String sent(
      String id, String item, String action, String description, String details) {
    return "{\"id\":\"%s\",\"item\":\"%s\",\"action\":\"%s\",\"outcome\":\"SUCCESS\",\"description\":\"%s\",\"occurredAt\":\"%s\",\"username\":\"mia\",\"ip\":\"203.0.113.9\",\"details\":%s}"
        .formatted(id, item, action, description, Instant.EPOCH, details);
  }

  private String description(String id) {
    return entry(id).path("description").asText();
  }

  private JsonNode entry(String id) {
    return log("?limit=1000").stream()
        .filter(entry -> entry.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> log(String filter) {
    Answer answer = api.get(events + filter.replace("Ë", "%C3%8B"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<JsonNode> entries = new ArrayList<>();
    answer.json().path("items").forEach(entries::add);
    return entries;
  }
}
