package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** How many events of other products a second the log takes over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestBench {

  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final int BATCH = 100;
  private static final int COPIED = 100_000;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private Caller sender;
  private String path;

  @BeforeAll
  void makeSender() {
    Api api = gatehouse.api();
    String account = new Accounts(api).create("ingest");
    path = "/accounts/" + account + "/audit/events";
    String key =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"bench\",\"scopes\":[\"audit:write\"]}")
            .json()
            .path("key")
            .asText();
    sender = new Caller(gatehouse.url(), key);
  }

  @Test
  void batchesOfAHundred() throws Exception {
    Load load = send(4, BATCH);

    Figures.add(
        "Events taken in batches of 100, 4 senders",
        Figures.number(load.perSecond() * BATCH)
            + "/s, p99 "
            + Figures.number(load.millis(0.99))
            + " ms",
        Figures.number(copied()) + "/s by a raw `COPY` into the same tables");
  }

  @Test
  void oneByOne() {
    Load load = send(16, 1);

    Figures.add(
        "Events taken one by one, 16 senders",
        Figures.number(load.perSecond()) + "/s, p99 " + Figures.number(load.millis(0.99)) + " ms",
        "aim: 2,000/s");
  }

  private Load send(int senders, int events) {
    Load.Call call = () -> sender.post(path, SentEvents.body(events));
    List<Load.Call> calls = Collections.nCopies(senders, call);
    Load.warmUp(calls);
    return Load.during(MEASURED, calls);
  }

  /** Rows of the same size by the fastest way that the database has. */
  private double copied() throws Exception {
    try (Connection database = gatehouse.database()) {
      CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
      Map<String, Path> files = new LinkedHashMap<>();
      for (String table : List.of("audit_event", "audit_detail", "audit_key", "audit_inbox")) {
        files.put(table, copyOut(database, copy, table));
      }
      database.setAutoCommit(false);
      long begin = System.nanoTime();
      for (var file : files.entrySet()) {
        try (InputStream rows = Files.newInputStream(file.getValue())) {
          copy.copyIn("copy " + file.getKey() + " from stdin", rows);
        }
      }
      database.commit();
      return COPIED / ((System.nanoTime() - begin) / 1e9);
    }
  }

  /** A hundred thousand rows of the table with other keys. */
  private static Path copyOut(Connection database, CopyManager copy, String table)
      throws SQLException, IOException {
    List<String> columns = new ArrayList<>();
    try (ResultSet all = database.getMetaData().getColumns(null, "public", table, null)) {
      while (all.next()) {
        String name = all.getString("COLUMN_NAME");
        columns.add(
            switch (name) {
              case "id" -> "id + 1000000000";
              case "event_id" -> "event_id || '-copy'";
              case "ids" -> "null::bigint[]";
              case "entries" -> "1";
              default -> name;
            });
      }
    }
    Path file = Files.createDirectories(Path.of("target/bench")).resolve(table);
    try (OutputStream rows = Files.newOutputStream(file)) {
      copy.copyOut(
          "copy (select %s from %s order by id desc limit %d) to stdout"
              .formatted(String.join(", ", columns), table, COPIED),
          rows);
    }
    return file;
  }
}
