package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Test;

/** How fast a log of a million entries leaves as a file, and how much memory that takes. */
class ExportBench {

  private static final long ACCOUNT = 900_001;
  private static final int EVENTS = 1_000_000;
  private static final int BUFFER = 1 << 16;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Caller reader = new Caller(gatehouse.url(), Gatehouse.API_KEY);
  private final Heap heap = new Heap(gatehouse.management());

  @Test
  void aMillionRowsOfCsv() throws Exception {
    try (Connection database = gatehouse.database()) {
      LogData.accounts(database, ACCOUNT, 1);
      LogData.fill(database, EVENTS, ACCOUNT, 1);
    }
    export();
    double before = heap.usedMegabytes();

    CompletableFuture<Double> seconds = CompletableFuture.supplyAsync(this::export);
    double most = 0;
    while (!seconds.isDone()) {
      most = Math.max(most, heap.usedMegabytes());
    }

    Figures.add(
        "A million entries as CSV over HTTP",
        Figures.number(EVENTS / seconds.get())
            + "/s; used heap at most "
            + Figures.number(most)
            + " MB (before: "
            + Figures.number(before)
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
}
