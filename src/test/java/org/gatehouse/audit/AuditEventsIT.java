package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventsIT {

  private static int accounts;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private String slug = "";

  @BeforeEach
  void makeAnAccount() {
    slug = account();
  }

  @Test
  void tellsWhatHappenedNewestFirstInTheFormOfTheContract() {
    create(slug, "ann");

    JsonNode entry = events("").get(0);

    assertThat(entry.path("item").asText()).isEqualTo("User");
    assertThat(entry.path("action").asText()).isEqualTo("Create");
    assertThat(entry.path("outcome").asText()).isEqualTo("SUCCESS");
    assertThat(entry.path("description").asText()).isEqualTo("User created.");
    assertThat(entry.path("account").asText()).isEqualTo(slug);
    assertThat(entry.path("username").asText()).isNotEmpty();
    assertThat(entry.path("ip").asText()).isEqualTo("127.0.0.1");
    assertThat(entry.path("details").path("email").asText()).isEqualTo("ann@" + slug + ".example");
    assertThat(Instant.parse(entry.path("occurredAt").asText()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(5));
    assertThat(entry.path("id").asText()).isNotEmpty();
  }

  @Test
  @Tag("A-13")
  void keepsTheRefusedCreationOfAUserAlthoughItsTransactionRolledBack() {
    create(slug, "ann");
    Answer refused = post(slug, "ann", "other@" + slug + ".example");

    assertThat(refused.status()).isEqualTo(409);
    JsonNode newest = events("").get(0);
    assertThat(newest.path("description").asText()).isEqualTo("User creation failed.");
    assertThat(newest.path("outcome").asText()).isEqualTo("FAILURE");
  }

  @Test
  @Tag("A-13")
  void survivesHundredRefusalsAtOnce() {
    create(slug, "ann");

    ExecutorService crowd = Executors.newFixedThreadPool(100);
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> post(slug, "ann", "x" + i + "@" + slug + ".example"), crowd))
            .toList();

    assertThat(answers).allMatch(answer -> answer.join().status() == 409);
    assertThat(events("?outcome=FAILURE&limit=1000")).hasSize(100);
    crowd.shutdown();
  }

  @ParameterizedTest
  @Tag("A-31")
  @ValueSource(
      strings = {
        "",
        "?username=%s",
        "?ip=127.0.0.1",
        "?ip=0.0.0.0/0",
        "?description=created",
        "?item=User",
        "?action=Create",
        "?outcome=SUCCESS",
        "?from=2000-01-01T00:00:00Z&to=2999-01-01T00:00:00Z",
        "?limit=1000"
      })
  void showsNothingOfAnotherAccountByAnyParameter(String query) {
    String other = account();
    create(other, "eve");

    assertThat(events(query.formatted("eve")))
        .noneMatch(entry -> !entry.path("account").asText().equals(slug))
        .noneMatch(entry -> entry.toString().contains(other));
  }

  @Test
  @Tag("A-31")
  void followsNoCursorIntoAnotherAccount() {
    String other = account();
    IntStream.range(0, 3).forEach(i -> create(other, "eve" + i));
    String cursor =
        api.get("/accounts/" + other + "/audit/events?limit=1").json().path("next").asText();

    assertThat(events("?cursor=" + cursor)).noneMatch(entry -> entry.toString().contains(other));
  }

  @Test
  void looksLikeNothingWhereThereIsNoSuchAccount() {
    assertThat(api.get("/accounts/nowhere-at-all/audit/events").status()).isEqualTo(404);
  }

  @Test
  @Tag("A-1")
  void answersNobodyWithoutAKey() {
    Api stranger = new Api(gatehouse.url(), "ghk_none_of_this_is_a_key_0000000000000000");

    assertThat(stranger.get("/accounts/" + slug + "/audit/events").status()).isEqualTo(401);
  }

  @Test
  void pagesWithoutGapOrDoubleWhileEntriesArrive() {
    IntStream.range(0, 30).forEach(i -> create(slug, "user" + i));
    AtomicBoolean paging = new AtomicBoolean(true);
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(
            () -> {
              int made = 0;
              while (paging.get()) {
                create(slug, "late" + made++);
              }
              return made;
            });

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          get(
              "?limit=4&item=User&description=user"
                  + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      page.path("items").forEach(entry -> seen.add(entry.path("id").asText()));
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    paging.set(false);

    Set<String> before = new HashSet<>();
    events("?limit=1000&item=User&description=user").stream()
        .filter(entry -> !entry.path("details").path("name").asText().startsWith("late"))
        .forEach(entry -> before.add(entry.path("id").asText()));
    assertThat(writer.join()).isPositive();
    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from",
    "to=2026-13-01T00:00:00Z, to",
    "from=2026-11-22T10:00:00Z&to=2026-11-22T09:00:00Z, to",
    "ip=256.1.1.1, ip",
    "ip=10.0.0.0/33, ip",
    "outcome=MAYBE, outcome",
    "item=Nothing, item",
    "action=Nothing, action",
    "description=%2E%2E, description",
    "username=a%00b, username",
    "limit=0, limit",
    "limit=1001, limit",
    "limit=many, limit",
    "cursor=AAAA, cursor",
    "cursor=%27%20or%201%3D1, cursor",
  })
  void namesTheParameterThatItCanNotRead(String query, String field) {
    Answer answer = api.get("/accounts/" + slug + "/audit/events?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(answer.json().path("errors").get(0).path("message").asText())
        .isNotEmpty()
        .doesNotContain("audit.");
  }

  @Test
  void findsByNameAddressWordsItemActionOutcomeAndTime() {
    create(slug, "ann");
    post(slug, "ann", "other@" + slug + ".example");
    String me = events("").get(0).path("username").asText();

    for (Map.Entry<String, Integer> expected :
        Map.of(
                "?username=" + encoded(me) + "&item=User",
                2,
                "?username=nobody",
                0,
                "?ip=127.0.0.0/8&item=User",
                2,
                "?ip=203.0.113.9",
                0,
                "?description=CREATION%20failed",
                1,
                "?description=ann%20created",
                1,
                "?item=user&action=create&outcome=FAILURE",
                1,
                "?item=Team",
                0,
                "?to=2000-01-01T00:00:00Z",
                0,
                "?from=2999-01-01T00:00:00Z",
                0)
            .entrySet()) {
      assertThat(events(expected.getKey())).as(expected.getKey()).hasSize(expected.getValue());
    }
  }

  private String account() {
    String name = "audit-%d-%d".formatted(System.nanoTime() % 1_000_000, accounts++);
    Answer made = api.post("/accounts", "{\"slug\":\"%1$s\",\"name\":\"%1$s\"}".formatted(name));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return name;
  }

  private void create(String account, String user) {
    Answer made = post(account, user, user + "@" + account + ".example");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }

  private Answer post(String account, String user, String email) {
    return api.post(
        "/accounts/" + account + "/users",
        "{\"username\":\"%s\",\"email\":\"%s\",\"roles\":[]}".formatted(user, email));
  }

  private JsonNode get(String query) {
    Answer answer = api.get("/accounts/" + slug + "/audit/events" + query);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private List<JsonNode> events(String query) {
    return StreamSupport.stream(get(query).path("items").spliterator(), false).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
