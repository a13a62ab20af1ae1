package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.Test;

/** What the events that come in feel of a clean-up of a million old ones. */
class CleanUpBench {

  private static final long ACCOUNT = 900_002;
  private static final int EVENTS = 1_000_000;
  private static final int BATCH = 5_000;

  private final Gatehouse gatehouse = Gatehouse.shared();

  @Test
  void aMillionOldEntriesGo() throws Exception {
    Load.Call send = sender();
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      LogData.accounts(database, ACCOUNT, 1);
      LogData.fill(database, EVENTS + EVENTS / 10, ACCOUNT, 1);
      LogData.count(database);
      statement.execute(
          "insert into audit_retention (account_id, version, days, removed) values (%d, 1, 30, 0)"
              .formatted(ACCOUNT));
      Load.warmUp(List.of(send));
      Load quiet = Load.during(Duration.ofSeconds(30), List.of(send));

      CompletableFuture<Double> removed = CompletableFuture.supplyAsync(() -> remove(database));
      Load during = Load.during(Duration.ofSeconds(30), List.of(send));

      Figures.add(
          "Batches of 100 events while a million old entries go, p99",
          Figures.number(during.millis(0.99)) + " ms",
          Figures.number(quiet.millis(0.99)) + " ms without; limit twice as long");
      Figures.add(
          "A million entries removed meanwhile", Figures.number(removed.get()) + "/s", "no limit");
    }
  }

  private Load.Call sender() {
    Api api = gatehouse.api();
    String account = new Accounts(api).create("cleaned");
    String key =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"bench\",\"scopes\":[\"audit:write\"]}")
            .json()
            .path("key")
            .asText();
    Caller sender = new Caller(gatehouse.url(), key);
    return () -> sender.post("/accounts/" + account + "/audit/events", SentEvents.body(100));
  }

  /** As the product's timer does it, batch by batch. */
  private static double remove(Connection database) {
    long begin = System.nanoTime();
    long all = 0;
    try (PreparedStatement call =
        database.prepareStatement("select audit_remove(?, now() - interval '30 days', ?)")) {
      call.setLong(1, ACCOUNT);
      call.setInt(2, BATCH);
      int removed;
      do {
        try (ResultSet row = call.executeQuery()) {
          row.next();
          removed = row.getInt(1);
          all += removed;
        }
      } while (removed == BATCH);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all / ((System.nanoTime() - begin) / 1e9);
  }
}
