package org.gatehouse.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How soon an event that was taken can be proved, and what sealing takes from ingest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealBench {

  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final int BATCH = 100;
  private static final int PER_SECOND = 2_000;
  private static final int PROBERS = 8;
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(30);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  /** What the product does besides sealing: what was taken waits to be counted. */
  private static final String COUNT_ONLY =
      """
      with gone as (delete from audit_inbox returning *)
      insert into audit_uncounted (id, occurred_at, last_at, entries, ids)
      select id, occurred_at, last_at, entries, ids from gone where not counted
      """;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private Caller sender;
  private Caller reader;
  private String log;

  @BeforeAll
  void makeSender() {
    Api api = gatehouse.api();
    String account = new Accounts(api).create("seal");
    log = "/accounts/" + account + "/audit";
    String key =
        api.post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"bench\",\"scopes\":[\"audit:write\"]}")
            .json()
            .path("key")
            .asText();
    sender = new Caller(gatehouse.url(), key);
    reader = new Caller(gatehouse.url(), Gatehouse.API_KEY);
    Load.warmUp(Collections.nCopies(4, this::send));
  }

  @Test
  void provableSoonAfterItWasTaken() throws Exception {
    Map<String, Long> taken = new ConcurrentHashMap<>();
    ExecutorService probers = Executors.newFixedThreadPool(PROBERS);
    List<Future<Long>> proved = new ArrayList<>();
    long begin = System.nanoTime();
    int sent = 0;
    while (System.nanoTime() - begin < MEASURED.toNanos()) {
      String body = SentEvents.body(BATCH);
      sender.post(log + "/events", body);
      sent += BATCH;
      if (sent % (BATCH * 4) == 0) {
        String id = last(body);
        taken.put(id, System.nanoTime());
        proved.add(probers.submit(() -> untilProved(id, taken.get(id))));
      }
      LockSupport.parkNanos(
          begin + sent * TimeUnit.SECONDS.toNanos(1) / PER_SECOND - System.nanoTime());
    }
    double rate = sent / ((System.nanoTime() - begin) / 1e9);
    long[] nanos = new long[proved.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = proved.get(i).get();
    }
    probers.shutdownNow();
    Arrays.sort(nanos);

    Figures.add(
        "An event is provable after it was taken, at " + Figures.number(rate) + " events/s",
        "p50 "
            + Figures.number(nanos[nanos.length / 2] / 1e6)
            + " ms, p99 "
            + Figures.number(nanos[(int) (nanos.length * 0.99)] / 1e6)
            + " ms ("
            + nanos.length
            + " proofs)",
        "aim: p99 2,000 ms");
  }

  @Test
  void ingestWithAndWithoutSealing() throws Exception {
    double[] with = new double[2];
    double[] without = new double[2];
    for (int i = 0; i < with.length; i++) {
      with[i] = ingest();
      without[i] = ingestUnsealed();
    }
    double share = Arrays.stream(with).sum() / Arrays.stream(without).sum();

    Figures.add(
        "Events taken in batches of 100 while they are sealed, 4 senders",
        Figures.number(with[1]) + "/s, " + Figures.number(share * 100) + " %",
        Figures.number(without[1]) + "/s while they are counted only; aim: 80 %");
  }

  private double ingest() {
    return Load.during(MEASURED, Collections.nCopies(4, this::send)).perSecond() * BATCH;
  }

  /** With the lease in foreign hands. */
  private double ingestUnsealed() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (Connection database = gatehouse.database()) {
      execute(
          database,
          "update lease set epoch = epoch + 1, holder = 'bench', until_at = now() + interval '1 hour'");
      Thread mover = new Thread(() -> countOnly(over));
      mover.start();
      double rate = ingest();
      over.set(true);
      mover.join();
      execute(database, "update lease set until_at = now()");
      return rate;
    }
  }

  private void countOnly(AtomicBoolean over) {
    try (Connection database = gatehouse.database()) {
      while (!over.get()) {
        execute(database, COUNT_ONLY);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send() throws IOException {
    sender.post(log + "/events", SentEvents.body(BATCH));
  }

  private long untilProved(String id, long taken) {
    long now;
    do {
      try {
        reader.get(log + "/proofs/inclusion?event=" + id);
        return System.nanoTime() - taken;
      } catch (IOException notYet) {
        LockSupport.parkNanos(LOOK);
      }
      now = System.nanoTime();
    } while (now - taken < GIVE_UP);
    throw new IllegalStateException(id + " is not sealed");
  }

  private static String last(String body) {
    String last = "";
    Matcher id = ID.matcher(body);
    while (id.find()) {
      last = id.group(1);
    }
    return last;
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
