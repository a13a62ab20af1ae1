package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.audit.proofs.SealedLogClient;
import org.gatehouse.audit.proofs.SealedLogClient.Kept;
import org.gatehouse.audit.proofs.Verifier;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.ApplicationServer;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed while programs send events, again and again. */
@Tag("one-server")
class IngestCrashIT {

  private static final int CRASHES = Integer.getInteger("gatehouse.crashes", 2);
  private static final int SENDERS = 6;
  private static final int AT_ONCE = 20;
  private static final int BEFORE_EACH_CRASH = 40;

  private static Gatehouse gatehouse;

  private final Semaphore acknowledgements = new Semaphore(0);
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final List<Kept> checkpoints = new ArrayList<>();
  private String account;
  private String key;
  private String events;
  private Api program;
  private SealedLogClient sealed;

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
  @DisplayName(
      "Killed twice: each acknowledged event is there once, in a place of its own, and the log goes"
          + " on from all that was signed before")
  void losesAndDoublesNothingWhenItIsKilled() throws Exception {
    Api api = gatehouse.api();
    account = new Accounts(api).create("crash");
    events = "/accounts/" + account + "/audit/events";
    key =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"sender\",\"scopes\":[\"audit:write\"]}")
            .json()
            .path("key")
            .asText();
    program = new Api(gatehouse.url(), key);
    sealed = new SealedLogClient(api, account);
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    try {
      for (int crash = 0; crash < CRASHES; crash++) {
        List<Future<String>> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
          String name = "c" + crash + "-s" + sender;
          senders.add(threads.submit(() -> sendUntilItFails(name)));
        }
        assertThat(acknowledgements.tryAcquire(BEFORE_EACH_CRASH, 3, TimeUnit.MINUTES))
            .as("events are taken")
            .isTrue();
        sealed.prove(acknowledged.peek() + "-e0");
        checkpoints.add(sealed.checkpoint());
        gatehouse.crash();
        for (Future<String> sender : senders) {
          sendAgain(sender.get());
        }
        acknowledgements.drainPermits();
      }
    } finally {
      threads.shutdownNow();
    }

    List<String> log = log(api);
    assertThat(log)
        .hasSizeGreaterThan(CRASHES * BEFORE_EACH_CRASH * AT_ONCE)
        .containsExactlyInAnyOrderElementsOf(
            acknowledged.stream().flatMap(IngestCrashIT::ids).toList());
    assertSealed(log);
    if ("postgresql".equals(System.getProperty("gatehouse.it.database"))) {
      assertAnotherNodeGoesOn();
    }
  }

  private void assertSealed(List<String> log) throws IOException {
    Set<Long> places = new HashSet<>();
    for (String entry : List.of(log.get(0), log.get(log.size() / 2), log.get(log.size() - 1))) {
      places.add(sealed.prove(entry));
    }
    assertThat(places).hasSize(3);
    checkpoints.forEach(sealed::proveFrom);
    Path export = Files.createTempFile("crashed", ".jsonl");
    Path kept = Files.createTempFile("kept", ".txt");
    Files.writeString(kept, checkpoints.stream().map(Kept::note).collect(Collectors.joining("\n")));
    gatehouse.api().save(events + ".jsonl?proofs=true", export);

    Verdict verdict = Verifier.check(export, kept);

    assertThat(verdict.status()).as(verdict.text()).isZero();
  }

  /** Whoever seals is killed; the other node seals what comes to it within ten seconds. */
  private void assertAnotherNodeGoesOn() {
    ApplicationServer node = gatehouse.node();
    gatehouse.process().kill();
    Api other = new Api(node.url(), Gatehouse.API_KEY);
    program = new Api(node.url(), key);
    assertThat(program.post(events, body("after")).status()).isEqualTo(200);

    SealedLogClient there = new SealedLogClient(other, account);
    there.prove("after-e0");
    checkpoints.forEach(there::proveFrom);
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

  /** The ids of what the programs have sent. */
  private List<String> log(Api api) {
    List<String> entries = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get(events + "?item=Company&limit=1000" + cursor).json();
      for (JsonNode entry : page.path("items")) {
        entries.add(entry.path("id").asText());
        assertThat(entry.path("username").asText()).isEqualTo("mia");
        assertThat(entry.at("/details/sentBy").asText()).isEqualTo("sender");
      }
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
