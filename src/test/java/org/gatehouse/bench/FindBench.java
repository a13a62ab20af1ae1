package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gatehouse.audit.Position;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.trail.WordIndexing;
import org.junit.jupiter.api.Test;

/** How long a page of the log takes over REST, in a small log and in a large one. */
class FindBench {

  private static final int ACCOUNTS = 200;
  private static final long SMALL = 100_000;
  private static final long LARGE = Long.getLong("gatehouse.bench.events", 10_000_000);
  private static final int CALLS = 4_000;
  private static final int EXACT = 50;
  private static final int WORDS = 200;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Caller reader = new Caller(gatehouse.url(), Gatehouse.API_KEY);
  private final Random random = new Random(1);
  private final Map<String, Question> questions = new LinkedHashMap<>();

  /** What is asked for, given the account, and within how many milliseconds it must be there. */
  private record Question(Filter filter, int limit) {}

  private interface Filter {

    String of(long account);
  }

  @Test
  void pagesOfALog() throws Exception {
    ask();
    Map<String, Double> small = new LinkedHashMap<>();
    try (Connection database = gatehouse.database()) {
      LogData.accounts(database, LogData.FIRST_ACCOUNT, ACCOUNTS);
      LogData.clear(database);
      LogData.fill(database, SMALL, ACCOUNTS);
      settle(database);
      deep(database);
      warmUp();
      questions.forEach((what, question) -> small.put(what, p99(question)));
      LogData.clear(database);
      LogData.fill(database, LARGE, ACCOUNTS);
      settle(database);
      deep(database);
    }
    warmUp();
    questions.forEach(
        (what, question) ->
            Figures.add(
                "Page of 50 of %s entries: %s, p99".formatted(Figures.number(LARGE), what),
                Figures.number(p99(question)) + " ms",
                "%s ms of 100,000; limit %d ms"
                    .formatted(Figures.number(small.get(what)), question.limit())));
  }

  /** Leaves nothing to be done by the way that comes of the filling. */
  private static void settle(Connection database) throws SQLException {
    WordIndexing.run(database);
    try (Statement statement = database.createStatement()) {
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  /** All questions in any order, so that the caches of both logs hold what they can. */
  private void warmUp() {
    List<Question> all = List.copyOf(questions.values());
    Load.warmUp(List.of(() -> call(all.get(random.nextInt(all.size())))));
  }

  private void ask() {
    Instant now = Instant.now();
    questions.put("the newest", new Question(account -> "", EXACT));
    questions.put("a user", new Question(account -> "username=user-" + number(50), EXACT));
    questions.put("a user without entries", new Question(account -> "username=nobody", EXACT));
    questions.put(
        "an address",
        new Question(account -> "ip=10." + account % 250 + ".0." + number(200), EXACT));
    questions.put("an address without entries", new Question(account -> "ip=198.51.100.7", EXACT));
    questions.put("an item and action", new Question(account -> "item=User&action=Create", EXACT));
    questions.put("failures", new Question(account -> "outcome=FAILURE", EXACT));
    questions.put(
        "a week",
        new Question(
            account -> {
              Instant from = now.minus(Duration.ofDays(7L + number(300)));
              return "from=" + from + "&to=" + from.plus(Duration.ofDays(7));
            },
            EXACT));
    questions.put("a frequent word", new Question(account -> "description=frida", WORDS));
    questions.put("part of a word", new Question(account -> "description=ustavl", WORDS));
    questions.put("a rare word", new Question(account -> "description=" + token(account), WORDS));
    questions.put("a word that nowhere is", new Question(account -> "description=xyzzy", WORDS));
    questions.put(
        "a block of addresses",
        new Question(account -> "ip=10." + account % 250 + ".0.64/28", WORDS));
    questions.put("a block without entries", new Question(account -> "ip=198.51.100.0/24", WORDS));
    questions.put(
        "a user and a word",
        new Question(account -> "username=user-" + number(50) + "&description=frida", WORDS));
    questions.put(
        "a block and an item",
        new Question(account -> "ip=10." + account % 250 + ".0.64/28&item=User", WORDS));
  }

  private final Map<Long, String> tokens = new LinkedHashMap<>();

  private String token(long account) {
    return tokens.getOrDefault(account, "xyzzy");
  }

  /** Looks up a position far in each account's log, and a word that stands there alone. */
  private void deep(Connection database) throws SQLException {
    Map<Long, String> cursors = new LinkedHashMap<>();
    tokens.clear();
    for (long account = LogData.FIRST_ACCOUNT; account < LogData.FIRST_ACCOUNT + 20; account++) {
      try (PreparedStatement query =
          database.prepareStatement(
              """
              select occurred_at, id, substring(searchable from '[^ ]+$') from audit_detail
              where account_id = ? order by occurred_at desc, id desc limit 1
              offset (select count(*) from audit_detail where account_id = ?) - 60
              """)) {
        query.setLong(1, account);
        query.setLong(2, account);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          Instant at = row.getObject(1, OffsetDateTime.class).toInstant();
          cursors.put(account, new Position(at, row.getLong(2)).text());
          tokens.put(account, row.getString(3));
        }
      }
    }
    questions.put(
        "the last (the 1,000th)",
        new Question(account -> "cursor=" + cursors.getOrDefault(account, ""), EXACT));
  }

  private double p99(Question question) {
    Load.times(CALLS / 8, List.of(() -> call(question)));
    return Load.times(CALLS, List.of(() -> call(question))).millis(0.99);
  }

  private void call(Question question) throws Exception {
    long account = LogData.FIRST_ACCOUNT + random.nextInt(20);
    reader.get(
        "/accounts/bench-" + account + "/audit/events?limit=50&" + question.filter().of(account));
  }

  private int number(int most) {
    return 1 + random.nextInt(most);
  }
}
