package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Test;

/** How fast a log of a million entries leaves as a file, and how much memory that takes. */
class ExportBench {

  private static final long ACCOUNT = 900_001;
  private static final int EVENTS = 1_000_000;
  private static final Pattern HEAP =
      Pattern.compile("memory_usedHeap_bytes(?:\\{[^}]*})? ([0-9.E]+)");
  private static final int BUFFER = 1 << 16;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Caller reader = new Caller(gatehouse.url(), Gatehouse.API_KEY);

  @Test
  void aMillionRowsOfCsv() throws Exception {
    try (Connection database = gatehouse.database()) {
      LogData.accounts(database, ACCOUNT, 1);
      LogData.fill(database, EVENTS, ACCOUNT, 1);
    }
    export();
    double before = heap();

    CompletableFuture<Double> seconds = CompletableFuture.supplyAsync(this::export);
    double most = 0;
    while (!seconds.isDone()) {
      most = Math.max(most, heap());
    }

    Figures.add(
        "A million entries as CSV over HTTP",
        Figures.number(EVENTS / seconds.get())
            + "/s; used heap at most "
            + Figures.number(most / 1e6)
            + " MB (before: "
            + Figures.number(before / 1e6)
            + " MB)",
        "aim: 50,000/s; heap limit 512 MB");
  }

  private double export() {
    long begin = System.nanoTime();
    try {
      HttpURLConnection connection =
          reader.open("/accounts/bench-" + ACCOUNT + "/audit/events.csv");
      long lines = 0;
      try (InputStream file = connection.getInputStream()) {
        byte[] buffer = new byte[BUFFER];
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
          for (int i = 0; i < read; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
          }
        }
      }
      if (lines < EVENTS) {
        throw new IllegalStateException("Only " + lines + " lines");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private double heap() throws Exception {
    URI metrics = gatehouse.management().resolve("/metrics");
    String text =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
            .body();
    Matcher used = HEAP.matcher(text);
    if (!used.find()) {
      throw new IllegalStateException(text.lines().limit(30).toList().toString());
    }
    return Double.parseDouble(used.group(1));
  }
}
