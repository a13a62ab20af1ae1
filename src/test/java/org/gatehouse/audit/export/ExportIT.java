package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

class ExportIT {

  private static final String CREATED = "item=User&action=Create";
  private static int accounts;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private String slug = "";

  @BeforeEach
  void makeAnAccount() {
    slug = account();
  }

  @Test
  void csvHoldsWhatTheListHoldsInItsOrder() {
    IntStream.range(0, 3).forEach(i -> create(slug, "user" + i));
    create(slug, "user0");

    List<NamedCsvRecord> records = csv(CREATED);
    List<JsonNode> listed = list(CREATED);

    assertThat(records).hasSize(4);
    for (int i = 0; i < 4; i++) {
      for (String field :
          List.of("id", "occurredAt", "account", "username", "ip", "outcome", "description")) {
        assertThat(records.get(i).getField(field))
            .as(field)
            .isEqualTo(listed.get(i).path(field).asText());
      }
      assertThat(json(records.get(i).getField("details"))).isEqualTo(listed.get(i).path("details"));
    }
  }

  @Test
  void jsonLinesHoldTheObjectsOfTheList() {
    IntStream.range(0, 3).forEach(i -> create(slug, "user" + i));

    List<JsonNode> lines = export("jsonl", CREATED).body().lines().map(ExportIT::json).toList();

    assertThat(lines).isEqualTo(list(CREATED)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv, id",
    "jsonl, application/jsonl, '{'",
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
    "pdf, application/pdf, %PDF-",
  })
  void isAFileThatNobodyKeepsOrGuessesAt(String format, String type, String beginning) {
    create(slug, "ann");

    Answer file = export(format, CREATED);

    assertThat(file.header("Content-Type")).startsWith(type);
    assertThat(file.header("Content-Disposition"))
        .startsWith("attachment; filename=\"audit_" + slug + "_all_made_2")
        .endsWith("." + format + "\"");
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.body()).startsWith(beginning);
  }

  @ParameterizedTest
  @Tag("A-26")
  @ValueSource(strings = {"csv", "jsonl", "xlsx", "pdf"})
  void tellsTypeAndNameWithoutWritingOrRecordingAnything(String format) {
    create(slug, "ann");
    String path = "/accounts/" + slug + "/audit/events.";

    Answer head = api.head(path + format + "?" + CREATED);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(api.head(path + format + "?from=yesterday").status()).isEqualTo(422);
    assertThat(api.head(path + "zip").status()).as("it takes a period").isEqualTo(422);
    assertThat(list("item=Search")).isEmpty();
    Answer file = export(format, CREATED);
    assertThat(head.header("Content-Type")).isEqualToIgnoringCase(file.header("Content-Type"));
    assertThat(head.header("Content-Disposition"))
        .startsWith("attachment; filename=\"audit_" + slug + "_all_made_2")
        .endsWith("." + format + "\"");
  }

  @Test
  @Tag("A-26")
  void isRecordedWithFormatFilterAndHowMany() {
    IntStream.range(0, 3).forEach(i -> create(slug, "user" + i));
    export("csv", CREATED + "&description=created");

    JsonNode entry = list("item=Search").get(0);

    assertThat(entry.path("action").asText()).isEqualTo("Export");
    assertThat(entry.path("outcome").asText()).isEqualTo("SUCCESS");
    assertThat(entry.path("description").asText()).isEqualTo("Logs export to file completed.");
    assertThat(entry.path("details").path("format").asText()).isEqualTo("CSV");
    assertThat(entry.path("details").path("rows").asText()).isEqualTo("3");
    assertThat(entry.path("details").path("filter").asText())
        .isEqualTo("description=created, item=User, action=Create");
  }

  @Test
  void holdsEveryEntryOnceAcrossChunksWhileOthersArrive() {
    int refused = 2_100;
    create(slug, "ann");
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Void>> all =
        IntStream.range(0, refused)
            .mapToObj(i -> CompletableFuture.runAsync(() -> post(slug, "ann"), crowd))
            .toList();
    all.forEach(CompletableFuture::join);
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () -> IntStream.range(0, 50).forEach(i -> post(slug, "ann")), crowd);

    List<String> ids = new ArrayList<>();
    csv("outcome=FAILURE").forEach(each -> ids.add(each.getField("id")));
    late.join();
    crowd.shutdown();

    Set<String> listed = new HashSet<>();
    String cursor = "";
    do {
      Answer page =
          api.get("/accounts/%s/audit/events?outcome=FAILURE&limit=1000%s".formatted(slug, cursor));
      page.json().path("items").forEach(entry -> listed.add(entry.path("id").asText()));
      String next = page.json().path("next").asText("null");
      cursor = next.equals("null") ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(ids).doesNotHaveDuplicates().hasSizeBetween(refused, refused + 50);
    assertThat(listed).hasSize(refused + 50).containsAll(ids);
  }

  @Test
  @Tag("A-31")
  void holdsNothingOfAnotherAccount() {
    String other = account();
    create(other, "eve");
    create(slug, "ann");

    assertThat(export("csv", "").body()).contains(slug).doesNotContain(other);
    assertThat(export("jsonl", "ip=0.0.0.0/0").body()).doesNotContain(other);
  }

  @ParameterizedTest
  @Tag("A-1")
  @ValueSource(strings = {"csv", "jsonl", "xlsx", "pdf"})
  void answersNobodyWithoutAKeyAndKnowsNoOtherAccount(String format) {
    Api stranger = new Api(gatehouse.url(), "ghk_none_of_this_is_a_key_0000000000000000");

    assertThat(stranger.get("/accounts/" + slug + "/audit/events." + format).status())
        .isEqualTo(401);
    assertThat(api.get("/accounts/nowhere-at-all/audit/events." + format).status()).isEqualTo(404);
  }

  @Test
  void knowsNoOtherFormat() {
    assertThat(api.get("/accounts/" + slug + "/audit/events.doc").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from",
    "from=2026-11-22T10:00:00Z&to=2026-11-22T09:00:00Z, to",
    "ip=256.1.1.1, ip",
    "outcome=MAYBE, outcome",
    "item=Nothing, item",
  })
  void namesTheParameterThatItCanNotRead(String query, String field) {
    Answer answer = api.get("/accounts/" + slug + "/audit/events.csv?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
  }

  private String account() {
    String name = "export-%d-%d".formatted(System.nanoTime() % 1_000_000, accounts++);
    Answer made = api.post("/accounts", "{\"slug\":\"%1$s\",\"name\":\"%1$s\"}".formatted(name));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return name;
  }

  private void create(String account, String user) {
    assertThat(post(account, user).status()).isIn(201, 409);
  }

  private Answer post(String account, String user) {
    return api.post(
        "/accounts/" + account + "/users",
        "{\"username\":\"%s\",\"email\":\"%s@%s.example\",\"roles\":[]}"
            .formatted(user, user, account));
  }

  private Answer export(String format, String query) {
    Answer answer = api.get("/accounts/%s/audit/events.%s?%s".formatted(slug, format, query));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  private List<NamedCsvRecord> csv(String query) {
    return CsvReader.builder().ofNamedCsvRecord(export("csv", query).body()).stream().toList();
  }

  private List<JsonNode> list(String query) {
    Answer answer = api.get("/accounts/%s/audit/events?limit=1000&%s".formatted(slug, query));
    return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
