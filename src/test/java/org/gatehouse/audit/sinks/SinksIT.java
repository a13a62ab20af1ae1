package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.SinkStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log goes where the security team looks: webhooks and OpenTelemetry")
class SinksIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final SinkStub stub = new SinkStub();

  private CompanyEvents events;
  private String account;
  private String sinks;

  @BeforeEach
  void account() {
    account = accounts.create("sinks");
    events = new CompanyEvents(api, account);
    sinks = "/accounts/" + account + "/audit/sinks";
  }

  @AfterEach
  void end() {
    stub.close();
  }

  @Test
  void postsWhatHappensSignedAndTellsHowItGoes() throws Exception {
    JsonNode sink = make("WEBHOOK", "/hook", "\"credentials\":\"Bearer the-token\"");
    String secret = sink.path("secret").asText();
    events.send(3);

    SinkStub.Post post = stub.await(holding("company-3"));

    assertThat(post.path()).isEqualTo("/hook");
    assertThat(post.header("Authorization")).isEqualTo("Bearer the-token");
    assertThat(post.header("webhook-signature")).isEqualTo("v1," + signature(secret, post));
    assertThat(Instant.ofEpochSecond(Long.parseLong(post.header("webhook-timestamp"))))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(post.json().path("account").asText()).isEqualTo(account);
    assertThat(ids()).endsWith("company-1", "company-2", "company-3").doesNotHaveDuplicates();
    assertThat(stub.taken(event -> event.path("description").asText()))
        .contains("Sink created (siem).");

    JsonNode shown = awaitHealth(sink, one -> one.at("/health/waiting").asInt() == 0);
    assertThat(shown.path("state").asText()).isEqualTo("WORKING");
    assertThat(shown.at("/health/delivered").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(shown.has("secret")).isFalse();
    assertThat(log()).contains("Sink created (siem).").doesNotContain(secret, "the-token", "/hook");
    assertThat(gatehouse.log()).doesNotContain(secret, "the-token");

    JsonNode renewed = json(201, api.post(path(sink, "/secret"), ""));
    events.send(1);
    SinkStub.Post both = stub.await(holding("company-4"));
    assertThat(both.header("webhook-signature"))
        .isEqualTo(
            "v1,"
                + signature(renewed.path("secret").asText(), both)
                + " v1,"
                + signature(secret, both));
  }

  @Test
  void losesNothingAndKeepsTheOrderWhileTheOtherSideIsDown() throws Exception {
    JsonNode sink = make("WEBHOOK", "/hook", "\"format\":null");
    events.send(2);
    stub.await(holding("company-2"));
    stub.answers(SinkStub.answer(503));
    events.send(150);
    JsonNode failing = awaitHealth(sink, one -> one.at("/health/failures").asInt() > 1);
    assertThat(failing.path("state").asText()).isEqualTo("FAILING");
    assertThat(failing.at("/health/status").asInt()).isEqualTo(503);
    assertThat(failing.at("/health/waitingSince").isTextual()).isTrue();

    stub.answers(SinkStub.answer(302).withHeader("Location", stub.url() + "/elsewhere"));
    json(200, api.post(path(sink, "/resume"), ""));
    awaitHealth(sink, one -> one.at("/health/problem").asText().equals("REDIRECT"));
    assertThat(stub.posts()).extracting(SinkStub.Post::path).containsOnly("/hook");

    stub.answers(SinkStub.answer(503).withFixedDelay(12_000));
    long begun = System.nanoTime();
    json(200, api.post(path(sink, "/resume"), ""));
    awaitHealth(sink, one -> one.at("/health/problem").asText().equals("SLOW"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));

    stub.answers(SinkStub.answer(200));
    json(200, api.post(path(sink, "/resume"), ""));
    stub.await(post -> post.status() == 200 && post.body().contains("company-152"));
    awaitHealth(sink, one -> one.at("/health/waiting").asInt() == 0);

    assertThat(CompanyEvents.among(ids())).isEqualTo(events.sent());
    assertThat(stub.taken(event -> event.path("place").asLong()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void slowsNobodyElseDown() throws Exception {
    make("WEBHOOK", "/live", "\"format\":null");
    stub.await(post -> post.path().equals("/live"));
    // The first one of all is slow for reasons of its own.
    events.send(1);
    stub.await(holding("company-1"));
    stub.answersTo("\"account\":\"dead", SinkStub.answer(503).withFixedDelay(11_000));
    String live = account;
    for (int of = 0; of < 2; of++) {
      account = accounts.create("dead");
      sinks = "/accounts/" + account + "/audit/sinks";
      for (int i = 0; i < 5; i++) {
        make("WEBHOOK", "/dead-" + i, "\"format\":null");
      }
      assertThat(api.post(sinks, form("WEBHOOK", "/more", "\"format\":null")).status())
          .isEqualTo(409);
    }
    account = live;
    long begun = System.nanoTime();
    events.send(1);
    stub.await(post -> post.path().equals("/live") && post.body().contains("company-2"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void setsAsideWhatIsRefusedAndSendsItAgain() throws Exception {
    JsonNode sink = make("WEBHOOK", "/hook", "\"format\":null");
    events.send(1);
    stub.await(holding("company-1"));
    stub.answersTo("company-3", SinkStub.answer(422));
    events.send(4);
    stub.await(post -> post.status() == 200 && post.body().contains("company-5"));

    JsonNode dead = api.get(path(sink, "/dead-letters")).json().path("items");
    assertThat(dead).hasSize(1);
    assertThat(dead.at("/0/entry/id").asText()).isEqualTo("company-3");
    assertThat(dead.at("/0/status").asInt()).isEqualTo(422);

    stub.answers(SinkStub.answer(200));
    assertThat(json(200, api.post(path(sink, "/dead-letters/replay"), "")).path("count").asInt())
        .isEqualTo(1);
    stub.await(post -> post.status() == 200 && post.body().contains("company-3"));
    awaitHealth(sink, one -> one.at("/health/deadLetters").asInt() == 0);
    assertThat(log()).contains("Refused entries are sent to a sink again (siem: 1).");
    assertThat(json(200, api.delete(path(sink, "/dead-letters"))).path("count").asInt()).isZero();
  }

  @Test
  void holdsBackWhilePausedAndEndsWhenRemoved() throws Exception {
    JsonNode sink = make("WEBHOOK", "/hook", "\"format\":null");
    assertThat(json(200, api.post(path(sink, "/pause"), "")).path("state").asText())
        .isEqualTo("PAUSED");
    events.send(2);
    awaitHealth(sink, one -> one.at("/health/waiting").asInt() >= 2);
    JsonNode verdict = json(200, api.post(path(sink, "/test"), ""));
    assertThat(verdict.path("taken").asBoolean()).isTrue();
    assertThat(stub.taken(event -> event.path("place").asLong())).containsOnly(0L);

    json(200, api.post(path(sink, "/resume"), ""));
    stub.await(holding("company-2"));
    stub.answers(SinkStub.answer(401));
    verdict = json(200, api.post(path(sink, "/test"), ""));
    assertThat(verdict.path("problem").asText()).isEqualTo("STATUS");
    assertThat(verdict.path("status").asInt()).isEqualTo(401);

    assertThat(api.delete(path(sink, "")).status()).isEqualTo(204);
    assertThat(api.get(path(sink, "")).status()).isEqualTo(404);
    assertThat(log())
        .contains("Sink paused (siem).", "Sink resumed (siem).", "Sink removed (siem).")
        .contains("Test sent to a sink (siem).", "Sending a test to a sink failed (siem).");
  }

  @Test
  void takesNoAddressThatWouldLeadInsideAndChangesNothingThen() {
    String other = accounts.create("others");
    JsonNode sink = make("WEBHOOK", "/hook", "\"format\":null");

    for (String address :
        List.of("https://10.0.0.1/", "https://169.254.169.254/latest", "http://example.com/")) {
      Answer refused = api.post(sinks, body("WEBHOOK", address, "\"format\":null"));
      assertThat(refused.status()).as("%s", refused).isEqualTo(422);
      assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("address");
    }
    Answer wrong =
        api.put(path(sink, ""), body("SYSLOG", "https://x.example/", "\"format\":\"XML\""));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().findValuesAsText("field")).contains("address", "format");
    assertThat(
            api.post(sinks, form("FAX", "/hook", "\"certificates\":\"x\""))
                .json()
                .findValuesAsText("field"))
        .contains("kind", "certificates");
    assertThat(api.get("/accounts/" + other + "/audit/sinks/" + sink.path("id").asText()).status())
        .isEqualTo(404);
    assertThat(api.get(sinks).json().path("items")).hasSize(1);
    assertThat(log()).contains("Sink creation failed (siem).", "Sink update failed (siem).");

    JsonNode changed =
        json(
            200, api.put(path(sink, ""), form("WEBHOOK", "/other", "\"credentials\":\"Basic x\"")));
    assertThat(changed.path("authorized").asBoolean()).isTrue();
    String elsewhere =
        form("WEBHOOK", "/other", "\"format\":null").replace("localhost", "127.0.0.1");
    Answer moved = api.put(path(sink, ""), elsewhere);
    assertThat(moved.status()).as(moved.toString()).isEqualTo(422);
    assertThat(moved.json().findValuesAsText("field")).containsExactly("credentials");
    assertThat(log())
        .contains("change.target", "change.authorized\":\"false → true")
        .doesNotContain("Basic x", "/other");
  }

  @Test
  void postsOpenTelemetryLogs() throws Exception {
    JsonNode sink = make("OTLP", "/v1/logs", "\"credentials\":\"Api-Token t\"");
    assertThat(sink.path("secret").isNull()).isTrue();
    assertThat(api.post(path(sink, "/secret"), "").status()).isEqualTo(409);
    events.send(2);

    SinkStub.Post post = stub.await(holding("company-2"));

    assertThat(post.path()).isEqualTo("/v1/logs");
    assertThat(post.header("Content-Type")).startsWith("application/json");
    assertThat(post.header("Authorization")).isEqualTo("Api-Token t");
    JsonNode records = post.json().at("/resourceLogs/0/scopeLogs/0/logRecords");
    JsonNode last = records.get(records.size() - 1);
    assertThat(last.at("/body/stringValue").asText()).isEqualTo("Company added.");
    assertThat(last.path("attributes").toString()).contains("\"log.record.uid\"", "company-2");

    stub.answers(
        SinkStub.answer(200)
            .withBody("{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"\"}}"));
    events.send(1);
    awaitHealth(sink, one -> one.at("/health/problem").asText().equals("REFUSED"));
    stub.answers(SinkStub.answer(200));
    awaitHealth(sink, one -> one.at("/health/waiting").asInt() == 0);
  }

  private JsonNode make(String kind, String path, String more) {
    return json(201, api.post(sinks, form(kind, path, more)));
  }

  private String form(String kind, String path, String more) {
    return body(kind, stub.url() + path, more);
  }

  private static String body(String kind, String address, String more) {
    return "{\"name\":\"siem\",\"kind\":\"%s\",\"address\":\"%s\",%s}"
        .formatted(kind, address, more);
  }

  private List<String> ids() {
    return stub.taken(event -> event.path("id").asText());
  }

  private static Predicate<SinkStub.Post> holding(String text) {
    return post -> post.body().contains("\"" + text + "\"");
  }

  private String path(JsonNode sink, String rest) {
    return sinks + "/" + sink.path("id").asText() + rest;
  }

  private JsonNode awaitHealth(JsonNode sink, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode found = api.get(path(sink, "")).json();
    while (!wanted.test(found)) {
      assertThat(System.nanoTime()).as("%s", found).isLessThan(end);
      found = api.get(path(sink, "")).json();
    }
    return found;
  }

  private String log() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000").body();
  }

  private static JsonNode json(int status, Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    return answer.json();
  }

  private static String signature(String secret, SinkStub.Post post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        post.header("webhook-id") + "." + post.header("webhook-timestamp") + "." + post.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
