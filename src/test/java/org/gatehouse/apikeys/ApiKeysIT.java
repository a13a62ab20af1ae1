package org.gatehouse.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysIT {

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String keys;

  @BeforeEach
  void account() {
    account = accounts.create("keys");
    keys = "/accounts/" + account + "/apikeys";
  }

  @Test
  void makesAKeyThatActsInItsAccountWithinItsScopesAndNowhereElse() {
    String other = accounts.create("keys");
    Api program = program(make("shop", "audit:read"));

    assertThat(program.get("/accounts/" + account + "/audit/events").status()).isEqualTo(200);
    assertThat(program.get("/accounts/" + account).status()).isEqualTo(200);
    assertThat(program.get("/accounts/" + account + "/users").status()).isEqualTo(403);
    assertThat(program.get(keys).status()).isEqualTo(403);
    assertThat(program.post("/accounts", "{\"slug\":\"sly\",\"name\":\"Sly\"}").status())
        .isEqualTo(403);
    for (String path :
        List.of("", "/users", "/users/x", "/sso", "/apikeys", "/apikeys/x", "/audit/events")) {
      assertThat(program.get("/accounts/" + other + path).status()).as(path).isEqualTo(404);
    }
    assertThat(program.get("/accounts/platform/users").status()).isEqualTo(404);
  }

  @Test
  void showsTheKeyOnceAndStoresItNowhere() {
    JsonNode made = make("shop", "audit:read");
    String key = made.path("key").asText();
    String path = keys + "/" + made.path("id").asText();

    assertThat(key).startsWith(made.path("beginning").asText() + "_");
    assertThat(api.get(path).body() + api.get(keys).body() + log() + gatehouse.log())
        .doesNotContain(key)
        .doesNotContain(key.substring(key.lastIndexOf('_') + 1));
    assertThat(api.get(path).json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(api.get(path).json().path("createdBy").asText()).isEqualTo("bootstrap");
  }

  @Test
  void beginsBeforeItEndsWhicheverOfThemIsChanged() {
    JsonNode made = made(form("till", null, "2099-01-01T00:00:00Z", "audit:read"));
    String path = keys + "/" + made.path("id").asText();

    Answer later =
        api.put(path, form("till", "2099-06-01T00:00:00Z", "2099-01-01T00:00:00Z", "audit:read"));

    assertThat(later.status()).isEqualTo(422);
    assertThat(later.body()).contains("expiresAt");
    assertThat(api.get(path).json().path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void answersTheSame401WhateverIsWrong() {
    JsonNode revoked = make("revoked", "audit:read");
    api.delete(keys + "/" + revoked.path("id").asText());
    String key = make("shop", "audit:read").path("key").asText();
    String waiting =
        made(form("later", "2099-01-01T00:00:00Z", null, "audit:read")).path("key").asText();

    List<Answer> answers =
        List.of(
            get("nothing"),
            get(KeyText.random().text()),
            get(new KeyText(key.substring(4, 20), KeyText.random().secret()).text()),
            get(key.substring(0, key.length() - 1)),
            get(waiting),
            program(revoked).get("/accounts/" + account));

    assertThat(answers).extracting(Answer::status).containsOnly(401);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
    assertThat(answers)
        .extracting(answer -> answer.header("WWW-Authenticate"))
        .containsOnly("Bearer realm=\"gatehouse\"");
  }

  @Test
  void refusesARevokedKeyWithinASecond() {
    JsonNode made = make("shop", "audit:read");
    Api program = program(made);
    assertThat(program.get("/accounts/" + account).status()).isEqualTo(200);

    assertThat(api.delete(keys + "/" + made.path("id").asText()).status()).isEqualTo(204);
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    int status = 200;
    while (status == 200 && System.nanoTime() < end) {
      status = program.get("/accounts/" + account).status();
    }

    assertThat(status).isEqualTo(401);
    assertThat(api.delete(keys + "/" + made.path("id").asText()).status()).isEqualTo(204);
    assertThat(descriptions()).filteredOn("API key revoked (shop)."::equals).hasSize(1);
  }

  @Test
  @Tag("A-25")
  void logsNameAndValidFromThenNameAndExpirationAndNeverTheKey() {
    JsonNode made = made(form("shop", "2026-01-02T03:04:05Z", null, "audit:read"));
    String path = keys + "/" + made.path("id").asText();

    Answer updated =
        api.put(path, form("till", null, "2100-01-01T00:00:00Z", "audit:read", "users:manage"));

    assertThat(updated.json().path("name").asText()).isEqualTo("till");
    assertThat(updated.json().path("validFrom").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(descriptions())
        .contains(
            "API key generated (shop, 2026-01-02T03:04:05Z).",
            "API key updated (till, 2100-01-01T00:00:00Z).");
    JsonNode entry =
        api.get("/accounts/" + account + "/audit/events?item=API+key&action=Update").json();
    assertThat(entry.at("/items/0/details/change.name").asText()).isEqualTo("shop → till");
    assertThat(entry.at("/items/0/details/change.scopes").asText())
        .isEqualTo("audit:read → audit:read, users:manage");
    assertThat(log()).doesNotContain(made.path("key").asText().substring(21));
  }

  @Test
  @Tag("A-25")
  void logsWhatWasRefused() {
    assertThat(api.post(keys, form("", null, null, "audit:read")).status()).isEqualTo(422);
    assertThat(api.put(keys + "/none", form("x", null, null, "audit:read")).status())
        .isEqualTo(404);
    assertThat(api.delete(keys + "/none").status()).isEqualTo(404);

    assertThat(descriptions())
        .contains("API key generation failed.", "API key revocation failed (none).")
        .anyMatch(text -> text.startsWith("API key update failed (x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"x\"}|scopes",
        "{\"name\":\"x\",\"scopes\":[]}|scopes",
        "{\"name\":\"x\",\"scopes\":[\"audit:read\",\"fly\"]}|scopes[1]",
        "{\"name\":\"x\",\"scopes\":[\"accounts:operate\"]}|scopes[0]",
        "{\"name\":\" \",\"scopes\":[\"audit:read\"]}|name",
        "{\"name\":\"a\\u0000b\",\"scopes\":[\"audit:read\"]}|name",
        "{\"name\":\"x\",\"scopes\":[\"audit:read\"],\"expiresAt\":\"soon\"}|expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"audit:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}|expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"audit:read\"],\"validFrom\":\"2099-01-01T00:00:00Z\","
            + "\"expiresAt\":\"2098-01-01T00:00:00Z\"}|expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"audit:read\"],\"secret\":\"mine\"}|secret"
      })
  void namesTheFieldThatIsWrong(String body, String field) {
    Answer answer = api.post(keys, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(api.get(keys).json().path("items")).isEmpty();
  }

  @Test
  void givesNobodyMoreThanHeHas() {
    Api program = program(make("janitor", "apikeys:manage", "audit:read"));
    String stronger = make("stronger", "users:manage").path("id").asText();

    assertThat(program.post(keys, form("x", null, null, "audit:read")).status()).isEqualTo(201);
    assertThat(program.post(keys, form("x", null, null, "users:manage")).status()).isEqualTo(403);
    assertThat(program.post(keys + "/" + stronger + "/rotate", "{}").status()).isEqualTo(403);
    assertThat(program.put(keys + "/" + stronger, form("x", null, null, "audit:read")).status())
        .isEqualTo(403);
    assertThat(program.delete(keys + "/" + stronger).status()).isEqualTo(204);
  }

  @Test
  void aKeyThatEndsMakesNoneThatWorksForLonger() {
    String end = "2099-01-01T00:00:00Z";
    JsonNode made = made(form("janitor", null, end, "apikeys:manage", "audit:read"));
    Api program = program(made);
    String own = keys + "/" + made.path("id").asText();

    for (String longer : new String[] {null, "2099-01-02T00:00:00Z"}) {
      Answer another = program.post(keys, form("x", null, longer, "audit:read"));
      assertThat(another.status()).isEqualTo(422);
      assertThat(another.json().at("/errors/0/field").asText()).isEqualTo("expiresAt");
      assertThat(
              program
                  .put(own, form("janitor", null, longer, "apikeys:manage", "audit:read"))
                  .status())
          .isEqualTo(422);
    }
    assertThat(program.post(own + "/rotate", "{}").status()).isEqualTo(403);
    assertThat(program.post(keys, form("x", null, end, "audit:read")).status()).isEqualTo(201);
  }

  @Test
  void rotatesWithAnOverlapInWhichBothKeysWork() {
    JsonNode old = made(form("shop", null, "2100-01-01T00:00:00Z", "audit:read"));
    String path = keys + "/" + old.path("id").asText();

    Answer rotated = api.post(path + "/rotate", "{\"overlapHours\":1}");

    assertThat(rotated.status()).isEqualTo(201);
    JsonNode successor = rotated.json();
    assertThat(successor.path("name").asText()).isEqualTo("shop");
    assertThat(successor.path("scopes")).isEqualTo(old.path("scopes"));
    assertThat(program(old).get("/accounts/" + account).status()).isEqualTo(200);
    assertThat(program(successor).get("/accounts/" + account).status()).isEqualTo(200);
    JsonNode now = api.get(path).json();
    assertThat(now.path("status").asText()).isEqualTo("ROTATED");
    assertThat(now.path("rotatedInto").asText()).isEqualTo(successor.path("id").asText());
    assertThat(Instant.parse(now.path("expiresAt").asText()))
        .isBetween(Instant.now().plusSeconds(3_000), Instant.now().plusSeconds(3_601));
    assertThat(Instant.parse(successor.path("expiresAt").asText())).isAfter(LATER.minusSeconds(60));
    assertThat(descriptions()).contains("API key rotated (shop).");
    assertThat(api.post(path + "/rotate", "{}").status()).isEqualTo(409);
    assertThat(api.put(path, form("shop", null, "2100-01-01T00:00:00Z", "audit:read")).status())
        .as("its end is that of the overlap")
        .isEqualTo(409);
  }

  @Test
  void opensNothingBeforeTheKeyThatItReplaces() {
    String from = "2099-01-01T00:00:00Z";
    JsonNode old = made(form("shop", from, "2100-01-01T00:00:00Z", "audit:read"));
    String path = keys + "/" + old.path("id").asText();

    JsonNode successor = api.post(path + "/rotate", "{\"overlapHours\":1}").json();

    assertThat(successor.path("status").asText()).isEqualTo("WAITING");
    assertThat(successor.path("validFrom").asText()).isEqualTo(from);
    assertThat(successor.path("expiresAt").asText()).isEqualTo("2100-01-01T00:00:00Z");
    assertThat(program(successor).get("/accounts/" + account).status()).isEqualTo(401);
    assertThat(api.get(path).json().path("expiresAt").asText()).isEqualTo("2099-01-01T01:00:00Z");
  }

  @Test
  void rotatesWithoutAnOverlapAndRefusesOneThatIsTooLong() {
    JsonNode old = make("shop", "audit:read");
    String path = keys + "/" + old.path("id").asText();

    Answer tooLong = api.post(path + "/rotate", "{\"overlapHours\":721}");
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.json().at("/errors/0/field").asText()).isEqualTo("overlapHours");
    assertThat(api.post(path + "/rotate", "{\"overlapHours\":0}").status()).isEqualTo(201);

    assertThat(api.get(path).json().path("status").asText()).isEqualTo("EXPIRED");
    assertThat(program(old).get("/accounts/" + account).status()).isEqualTo(401);
    assertThat(api.put(path, form("x", null, null, "audit:read")).status()).isEqualTo(409);
  }

  @Test
  void replacesAKeyOnceThoughTwoAskAtTheSameMoment() throws Exception {
    String path = keys + "/" + make("shop", "audit:read").path("id").asText() + "/rotate";

    List<Integer> statuses = atOnce(8, () -> api.post(path, "{}").status());

    assertThat(statuses).containsOnlyOnce(201).filteredOn(status -> status == 409).hasSize(7);
    assertThat(api.get(keys).json().path("items")).hasSize(2);
  }

  @Test
  void notesWhenAndFromWhereAKeyWasUsed() {
    JsonNode made = make("shop", "audit:read");
    String path = keys + "/" + made.path("id").asText();
    assertThat(api.get(path).json().path("lastUsedAt").isNull()).isTrue();

    program(made).get("/accounts/" + account);
    String first = api.get(path).json().path("lastUsedAt").asText();
    program(made).get("/accounts/" + account);

    assertThat(Instant.parse(first))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(api.get(path).json().path("lastUsedFrom").asText()).isEqualTo("127.0.0.1");
    assertThat(api.get(path).json().path("lastUsedAt").asText()).isEqualTo(first);
  }

  @Test
  @DisplayName("An account has 100 keys at most; those that are over or replaced do not count")
  void limitsTheKeysOfAnAccount() {
    JsonNode first = make("key", "audit:read");
    for (int i = 1; i < 100; i++) {
      make("key", "audit:read");
    }

    assertThat(api.post(keys, form("key", null, null, "audit:read")).status()).isEqualTo(409);
    String path = keys + "/" + first.path("id").asText();
    assertThat(api.post(path + "/rotate", "{\"overlapHours\":720}").status()).isEqualTo(201);
    assertThat(api.post(keys, form("key", null, null, "audit:read")).status()).isEqualTo(409);
    JsonNode page = api.get(keys + "?limit=60").json();
    JsonNode rest = api.get(keys + "?limit=60&cursor=" + page.path("next").asText()).json();
    assertThat(page.path("items")).hasSize(60);
    assertThat(rest.path("items")).hasSize(41);
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(api.get(keys + "?cursor=Zm9v").status()).isEqualTo(422);
  }

  @Test
  void letsAccountManagersManageKeysAndNobodyElse() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "aud", "Auditor");
    var manager = gatehouse.visitor();
    manager.signIn(account + ":mia", Accounts.PASSWORD);
    var auditor = gatehouse.visitor();
    auditor.signIn(account + ":aud", Accounts.PASSWORD);

    assertThat(manager.get("/apikeys").status()).isEqualTo(200);
    assertThat(auditor.get("/apikeys").status()).isEqualTo(403);
    assertThat(auditor.open("/").body()).doesNotContain("/apikeys");
    String elsewhere = accounts.create("keys");
    JsonNode other =
        api.post("/accounts/" + elsewhere + "/apikeys", form("x", null, null, "audit:read")).json();
    assertThat(manager.get("/apikeys?key=" + other.path("id").asText()).status()).isEqualTo(404);
    assertThat(api.get(keys + "/" + other.path("id").asText()).status()).isEqualTo(404);
  }

  private JsonNode make(String name, String... scopes) {
    return made(form(name, null, null, scopes));
  }

  private JsonNode made(String form) {
    Answer answer = api.post(keys, form);
    assertThat(answer.status()).as("%s", answer.status()).isEqualTo(201);
    return answer.json();
  }

  private static String form(String name, String from, String until, String... scopes) {
    return "{\"name\":\"%s\",\"validFrom\":%s,\"expiresAt\":%s,\"scopes\":[\"%s\"]}"
        .formatted(name, quoted(from), quoted(until), String.join("\",\"", scopes));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  private Api program(JsonNode made) {
    return new Api(gatehouse.url(), made.path("key").asText());
  }

  private Answer get(String key) {
    return new Api(gatehouse.url(), key).get("/accounts/" + account);
  }

  private String log() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000").body();
  }

  private List<String> descriptions() {
    List<String> texts = new ArrayList<>();
    api.get("/accounts/" + account + "/audit/events?item=API+key&limit=1000")
        .json()
        .path("items")
        .forEach(entry -> texts.add(entry.path("description").asText()));
    return texts;
  }

  private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
    var threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(threads.submit(call));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
