package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed while programs send events, again and again. */
@Tag("one-server")
class IngestCrashIT {

  private static final int CRASHES = 2;
  private static final int SENDERS = 6;
  private static final int AT_ONCE = 20;
  private static final int BEFORE_EACH_CRASH = 40;

  private static Gatehouse gatehouse;

  private final Semaphore acknowledgements = new Semaphore(0);
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private String events;
  private Api program;

  @BeforeAll
  static void start() {
    gatehouse = Gatehouse.another("crash", Map.of());
  }

  @AfterAll
  static void stop() {
    if (gatehouse != null) {
      gatehouse.close();
    }
  }

  @Test
  @DisplayName("Killed twice: each acknowledged event is there once, and nothing is half made")
  void losesAndDoublesNothingWhenItIsKilled() throws Exception {
    Api api = gatehouse.api();
    String account = new Accounts(api).create("crash");
    events = "/accounts/" + account + "/audit/events";
    JsonNode key =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"sender\",\"scopes\":[\"audit:write\"]}")
            .json();
    program = new Api(gatehouse.url(), key.path("key").asText());
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    try {
      for (int crash = 0; crash < CRASHES; crash++) {
        List<Future<String>> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
          String name = "c" + crash + "-s" + sender;
          senders.add(threads.submit(() -> sendUntilItFails(name)));
        }
        acknowledgements.acquire(BEFORE_EACH_CRASH);
        gatehouse.crash();
        for (Future<String> sender : senders) {
          sendAgain(sender.get());
        }
        acknowledgements.drainPermits();
      }
    } finally {
      threads.shutdownNow();
    }

    List<JsonNode> log = log(api);
    assertThat(log.stream().map(entry -> entry.path("id").asText()).toList())
        .containsExactlyInAnyOrderElementsOf(
            acknowledged.stream().flatMap(IngestCrashIT::ids).toList());
    assertThat(log)
        .hasSizeGreaterThan(CRASHES * BEFORE_EACH_CRASH * AT_ONCE)
        .allMatch(entry -> entry.path("username").asText().equals("mia"))
        .allMatch(entry -> entry.at("/details/sentBy").asText().equals("sender"));
  }

  /** Sends one request after another; gives the name of the one that got no answer. */
  private String sendUntilItFails(String sender) {
    for (int i = 0; ; i++) {
      String request = sender + "-r" + i;
      try {
        Answer answer = program.post(events, body(request));
        if (answer.status() != 200) {
          return request;
        }
        acknowledged.add(request);
        acknowledgements.release();
      } catch (UncheckedIOException killed) {
        return request;
      }
    }
  }

  private void sendAgain(String request) {
    Answer answer = program.post(events, body(request));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("accepted").asInt()).as("all or nothing").isIn(0, AT_ONCE);
    assertThat(answer.json().path("accepted").asInt() + answer.json().path("duplicates").asInt())
        .isEqualTo(AT_ONCE);
    acknowledged.add(request);
  }

  private List<JsonNode> log(Api api) {
    List<JsonNode> entries = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get(events + "?item=Company&limit=1000" + cursor).json();
      page.path("items").forEach(entries::add);
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());
    return entries;
  }

  private static Stream<String> ids(String request) {
    return IntStream.range(0, AT_ONCE).mapToObj(i -> request + "-e" + i);
  }

  private static String body(String request) {
    return ids(request)
        .map(
            id ->
                """
                {"id":"%s","item":"Company","action":"Add","outcome":"SUCCESS",
                 "description":"Company added.","occurredAt":"2026-01-02T03:04:05Z","username":"mia"}
                """
                    .formatted(id))
        .collect(Collectors.joining(",", "{\"events\":[", "]}"));
  }
}
