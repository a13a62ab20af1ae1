package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.audit.proofs.Verifier;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Test;

/** How long it takes to export a million sealed events with their proofs, and to check them. */
class VerifierBench {

  private static final int EVENTS = 1_000_000;
  private static final int BATCH = 1_000;
  private static final int SENDERS = 4;
  private static final Duration SEALED = Duration.ofMinutes(2);

  private final Gatehouse gatehouse = Gatehouse.shared();

  @Test
  void aMillionEvents() throws Exception {
    Api api = gatehouse.api();
    String account = new Accounts(api).create("million");
    String log = "/accounts/" + account + "/audit";
    String key =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"bench\",\"scopes\":[\"audit:write\"]}")
            .json()
            .path("key")
            .asText();
    Caller sender = new Caller(gatehouse.url(), key);
    Load.Call call = () -> sender.post(log + "/events", SentEvents.body(BATCH));
    Load sent = Load.times(EVENTS / BATCH / SENDERS, Collections.nCopies(SENDERS, call));
    awaitSealed(api, log);
    Path file = Files.createDirectories(Path.of("target/bench")).resolve("million.jsonl");

    double exported = export(log, file);
    long begin = System.nanoTime();
    Verdict verdict = Verifier.check(file);
    double verified = (System.nanoTime() - begin) / 1e9;

    if (verdict.status() != 0) {
      throw new AssertionError(verdict.text());
    }
    Figures.add(
        "A million events exported with proofs",
        Figures.number(exported) + " s, " + Files.size(file) / 1_000_000 + " MB",
        "taken at " + Figures.number(sent.perSecond() * BATCH) + "/s");
    Figures.add(
        "A million events verified", Figures.number(verified) + " s", "aim: 60 s; -Xmx512m");
    Files.delete(file);
  }

  private double export(String log, Path file) throws IOException {
    long begin = System.nanoTime();
    HttpURLConnection connection =
        new Caller(gatehouse.url(), Gatehouse.API_KEY).open(log + "/events.jsonl?proofs=true");
    try (InputStream in = connection.getInputStream()) {
      Files.deleteIfExists(file);
      Files.copy(in, file);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void awaitSealed(Api api, String log) {
    long end = System.nanoTime() + SEALED.toNanos();
    while (Long.parseLong(api.get(log + "/checkpoint").body().split("\n")[1]) < EVENTS) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not all events are sealed.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }
}
