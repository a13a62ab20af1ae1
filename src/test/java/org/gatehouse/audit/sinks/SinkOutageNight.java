package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Ports;
import org.gatehouse.testing.Rsyslog;
import org.gatehouse.testing.SinkStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an evening's maintenance of the other side does to what it is sent. */
class SinkOutageNight {

  private static final int MINUTES = Integer.getInteger("gatehouse.outage.minutes", 10);
  private static final int PERIOD_MILLIS = 500;

  /** The longest pause between two attempts, and some more. */
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final Gatehouse gatehouse = Gatehouse.another("outage", Map.of());
  private final Api api = gatehouse.api();
  private final SinkStub stub = new SinkStub();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private String sinks;
  private CompanyEvents events;

  @BeforeEach
  void account() {
    String account = new Accounts(api).create("outage");
    sinks = "/accounts/" + account + "/audit/sinks";
    events = new CompanyEvents(api, account);
  }

  @AfterEach
  void end() {
    clock.shutdownNow();
    stub.close();
    gatehouse.close();
  }

  @Test
  @DisplayName("A webhook and a syslog server down for ten minutes: nothing lost, order kept")
  void losesNothingWhileTheOtherSideIsDownForTenMinutes() throws Exception {
    int port = Ports.free();
    List<String> lines = new ArrayList<>();
    try (Rsyslog receiver = gatehouse.syslog("outage-before", port, null)) {
      make("WEBHOOK", stub.url() + "/hook");
      make("SYSLOG", "tcp://127.0.0.1:" + port);
      events.send(10);
      await(() -> CompanyEvents.among(hooked()).size() == 10);
      await(() -> logged(receiver.lines()).size() == 10);
      lines.addAll(receiver.lines());
    }

    stub.answers(SinkStub.answer(503));
    sendForMinutes();
    for (JsonNode sink : api.get(sinks).json().path("items")) {
      assertThat(sink.at("/health/failures").asInt()).as("%s", sink).isGreaterThan(5);
    }

    stub.answers(SinkStub.answer(200));
    try (Rsyslog receiver = gatehouse.syslog("outage-after", port, null)) {
      int all = events.sent().size();
      await(() -> CompanyEvents.among(hooked()).size() >= all);
      await(() -> logged(receiver.lines()).size() >= all - 10);
      lines.addAll(receiver.lines());
    }

    assertThat(events.sent()).hasSizeGreaterThan(100 * MINUTES);
    assertThat(CompanyEvents.among(hooked())).isEqualTo(events.sent());
    assertThat(logged(lines)).isEqualTo(events.sent());
  }

  /** An event every half second; what goes wrong with one ends all. */
  private void sendForMinutes() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    CountDownLatch over = new CountDownLatch(1);
    ScheduledFuture<?> sending =
        clock.scheduleAtFixedRate(
            () -> {
              events.send(1);
              if (System.nanoTime() > end) {
                over.countDown();
              }
            },
            0,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
    boolean done = over.await(MINUTES + 1L, TimeUnit.MINUTES);
    sending.cancel(false);
    assertThat(done).as("it sent to the end").isTrue();
    clock.submit(() -> {}).get();
  }

  private void make(String kind, String address) {
    Answer answer =
        api.post(
            sinks,
            "{\"name\":\"%s\",\"kind\":\"%s\",\"address\":\"%s\",\"format\":%s}"
                .formatted(kind, kind, address, "SYSLOG".equals(kind) ? "\"JSON\"" : null));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
  }

  private List<String> hooked() {
    return stub.taken(event -> event.path("id").asText());
  }

  private static List<String> logged(List<String> lines) {
    return CompanyEvents.among(lines.stream().map(SyslogIT::id).toList());
  }

  private void await(BooleanSupplier done) throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    ScheduledFuture<?> looking =
        clock.scheduleWithFixedDelay(
            () -> {
              if (done.getAsBoolean()) {
                came.countDown();
              }
            },
            0,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
    boolean all = came.await(PATIENCE.toMinutes(), TimeUnit.MINUTES);
    looking.cancel(false);
    assertThat(all).as("it came").isTrue();
  }
}
