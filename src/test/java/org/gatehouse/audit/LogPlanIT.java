package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TypedQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.jpa.JpaQuery;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.DatabaseRecord;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.bench.LogData;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.testing.Postgres;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.EntryCount;
import org.gatehouse.trail.IndexedWords;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.Parts;
import org.gatehouse.trail.WordIndexing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL does to find a page in a log of two hundred thousand events. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogPlanIT {

  private static final long EVENTS = 200_000;
  private static final int ACCOUNTS = 10;
  private static final long ACCOUNT = LogData.FIRST_ACCOUNT + 3;
  private static final Instant NOW = Instant.now();

  /** Enough for a page out of every month, and far from a month as a whole. */
  private static final int MOST_BLOCKS = 2_500;

  /** The log holds a year; the last week of a month may still belong to the one that runs. */
  private static final int MONTHS_OVER = 10;

  private static final String WANTED = "select name from audit_words_wanted() where name <> '' ";

  private final Catalogue catalogue = new Catalogue();
  private Postgres server;
  private Connection database;
  private EntityManagerFactory units;

  @BeforeAll
  void fill() throws SQLException {
    server = Postgres.start(Path.of("target/servers"), Path.of("target/it/plans.log")).migrated();
    database = DriverManager.getConnection(server.url(), Postgres.USER, "");
    LogData.fill(database, EVENTS, ACCOUNTS);
    LogData.count(database);
    units = server.entities();
  }

  @AfterAll
  void stop() throws SQLException {
    units.close();
    database.close();
    server.close();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("filters")
  @Tag("A-3")
  void findsAPageByAnIndex(String what, LogFilter filter, String index) throws Exception {
    for (Position place : places()) {
      JsonNode plan = explain(new LogSelect(ACCOUNT, filter).beyond(place, true));

      assertThat(scanned(plan)).as(plan.toPrettyString()).isEmpty();
      assertThat(indexes(plan)).as(plan.toPrettyString()).anyMatch(name -> name.contains(index));
      assertThat(blocks(plan)).as(plan.toPrettyString()).isLessThan(MOST_BLOCKS);
    }
  }

  Stream<Arguments> filters() {
    LogFilter none = LogFilter.NONE;
    return Stream.of(
        Arguments.of("everything", none, "account_id_occurred_at"),
        Arguments.of(
            "a week",
            none.within(
                Span.between(NOW.minus(Duration.ofDays(240)), NOW.minus(Duration.ofDays(233)))),
            "account_id_occurred_at"),
        Arguments.of("a user", filter("user-7", null, null, null), "username_key"),
        Arguments.of("a user with no rows", filter("nobody", null, null, null), "username_key"),
        Arguments.of("an address", filter(null, "10.4.0.17", null, null), "ip_key"),
        Arguments.of("a rare address", filter(null, "192.0.2.1", null, null), "ip_key"),
        Arguments.of("an item", filter(null, null, "Team", null), "account_id_item"),
        Arguments.of("a rare action of a frequent item", create(), "id_action"),
        Arguments.of(
            "an outcome", filter(null, null, null, Outcome.FAILURE), "account_id_occurred_at"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyzzy", "no such name"})
  @Tag("A-3")
  void findsRareWordsByAnIndexOfTheirOwnButAmongTheYoungest(String words) throws Exception {
    WordIndexing.run(database);
    LogSelect select = worded(words, LogFilter.NONE).beyond(places().get(0), true);

    JsonNode plan = explain(select.within(select.span().until(indexedUntil())));

    assertThat(scanned(plan)).as(plan.toPrettyString()).isEmpty();
    assertThat(indexes(plan))
        .as(plan.toPrettyString())
        .containsAll(
            query(WANTED + "and (select reltuples from pg_class where relname = part) > 9000"))
        .filteredOn(name -> name.contains("_words"))
        .hasSizeGreaterThanOrEqualTo(MONTHS_OVER);
    assertThat(blocks(plan)).as(plan.toPrettyString()).isLessThan(MOST_BLOCKS);
  }

  @Test
  void asksForWordsUntilTheIndexEndsByPlansThatKnowTheMoment() throws Exception {
    WordIndexing.run(database);
    LogSelect select = worded("xyzzy", LogFilter.NONE);
    LogSelect older = select.within(select.span().until(indexedUntil()));
    try (EntityManager em = units.createEntityManager()) {
      em.getTransaction().begin();
      // The driver prepares at the fifth time, and PostgreSQL thinks of a plan for all after five.
      for (int i = 0; i < 15; i++) {
        read(em, older, true);
      }
      assertThat(
              em.createNativeQuery(
                      "select generic_plans from pg_prepared_statements where statement"
                          + " like '%WHERE (((account_id = $1) AND searchable LIKE $2)"
                          + " AND (occurred_at < $3))%'")
                  .getResultList())
          .containsExactly(0L);
      em.getTransaction().rollback();
    }
  }

  @Test
  void replacesTheIndexOfAMonthThatRunsAndKnowsHowFarItGoes() throws Exception {
    WordIndexing.run(database);
    assertThat(indexedUntil()).isEqualTo(yesterday());
    String part = "audit_detail_" + month(-2);
    Instant begin =
        instant("select timestamptz '%s-01 00:00Z'".formatted(month(-2).replace("_", "-")));
    execute("drop index %s_words".formatted(part));
    assertThat(indexedUntil()).as("with nothing for that month").isEqualTo(begin);

    String outdated = part + "_words_" + month(-2).replace("_", "") + "03";
    execute(
        "create index %s on %s using gin (account_id, searchable gin_trgm_ops) where occurred_at < '%s'"
            .formatted(outdated, part, begin.plus(Duration.ofDays(2))));
    assertThat(indexedUntil()).isEqualTo(begin.plus(Duration.ofDays(2)));
    execute(
        "update pg_index set indisvalid = false where indexrelid = 'audit_detail_before_words'::regclass");
    assertThat(query("select audit_words_until()")).as("while one is built").containsOnlyNulls();

    WordIndexing.run(database);

    assertThat(indexedUntil()).isEqualTo(yesterday());
    assertThat(query("select name from audit_words() where valid order by 1"))
        .isEqualTo(query(WANTED))
        .contains(part + "_words", "audit_detail_before_words")
        .doesNotContain(outdated);
  }

  private Instant yesterday() throws SQLException {
    return instant("select date_trunc('day', now() - interval '24 hours', 'UTC')");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sliced")
  void pagesInStretchesAreThoseOfOneSelect(String what, LogFilter filter) throws Exception {
    WordIndexing.run(database);
    try (EntityManager em = units.createEntityManager()) {
      for (boolean newestFirst : new boolean[] {true, false}) {
        List<Long> whole =
            read(
                em,
                filter.words().isEmpty()
                    ? new LogSelect(ACCOUNT, filter)
                    : worded(filter.words().get(0), filter),
                newestFirst);
        assertThat(newestFirst ? downwards(em, filter) : upwards(em, filter))
            .isEqualTo(whole)
            .hasSizeGreaterThan(50);
      }
    }
  }

  Stream<Arguments> sliced() {
    LogFilter block = filter(null, "10.4.0.64/28", null, null);
    return Stream.of(
        Arguments.of("a word", word("frida", LogFilter.NONE)),
        Arguments.of("a block", block),
        Arguments.of("a rare block", filter(null, "10.4.0.64/31", null, null)),
        Arguments.of("a block and an item", filter(null, "10.4.0.64/28", "User", null)),
        Arguments.of("a block and a word", word("frida", block)),
        Arguments.of("a user and a word", word("frida", filter("user-7", null, null, null))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.4.0.16/28", "192.0.2.0/24", "2001:db8::/32"})
  void findsABlockOfAddressesByAnIndex(String block) throws Exception {
    JsonNode plan =
        explain(
            new LogSelect(ACCOUNT, filter(null, block, null, null)).beyond(places().get(0), true));

    assertThat(scanned(plan)).as(plan.toPrettyString()).isEmpty();
    assertThat(blocks(plan)).as(plan.toPrettyString()).isLessThan(MOST_BLOCKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.4.0.16/28", "192.0.2.0/24", "2001:db8::/32"})
  void tellsByTheIndexOfAddressesHowManyCameFromABlock(String block) throws Exception {
    LogSelect asked = new LogSelect(ACCOUNT, filter(null, block, "User", null));

    for (LogSelect page : List.of(asked, asked.beyond(places().get(1), true))) {
      LogSelect all = page.allOfBlock();
      JsonNode plan = explain(all.jpqlOfIds(), all.parameters(), " limit 1 offset 500");

      assertThat(scanned(plan)).as(plan.toPrettyString()).isEmpty();
      assertThat(indexes(plan)).isNotEmpty().allMatch(name -> name.contains("ip_key"));
      assertThat(blocks(plan)).as(plan.toPrettyString()).isLessThan(MOST_BLOCKS);
    }
  }

  @ParameterizedTest(name = "by {1} of {0}")
  @MethodSource("counts")
  @Tag("A-2")
  void countsByAnIndexOfTheRollUp(LogFilter filter, EntryCount.Kind kind) throws Exception {
    var account = List.of(new Caller.Account(ACCOUNT, "a", "A"));
    var select = new CountSelect(account, filter, kind, Span.ALWAYS, catalogue);

    JsonNode plan = explain(select.by("c.name"), select.parameters());

    assertThat(scanned(plan)).as(plan.toPrettyString()).isEmpty();
    assertThat(indexes(plan))
        .as(plan.toPrettyString())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("audit_count"));
  }

  Stream<Arguments> counts() {
    return Stream.of(
        Arguments.of(LogFilter.NONE, EntryCount.Kind.TEXT),
        Arguments.of(filter(null, null, "Team", null), EntryCount.Kind.TEXT),
        Arguments.of(filter("user-7", null, null, null), EntryCount.Kind.USER),
        Arguments.of(filter(null, "10.4.0.0/24", null, null), EntryCount.Kind.ADDRESS));
  }

  @Test
  void lastPagesCostWhatFirstOnesDo() throws Exception {
    Position deep = new Position(NOW.minus(Duration.ofDays(300)), Long.MAX_VALUE);

    assertThat(blocks(explain(new LogSelect(ACCOUNT, LogFilter.NONE).beyond(deep, true))))
        .isLessThan(MOST_BLOCKS);
  }

  @Test
  void makesTheMonthsAheadAndLetsTheCleanUpAloneTakeEntriesOut() throws SQLException {
    query("select cast(audit_make_parts(current_date) as varchar)");
    assertThat(query("select count(*) from pg_inherits where inhparent = 'audit_event'::regclass"))
        .containsExactly("17");
    assertThatThrownBy(() -> query("delete from audit_event where account_id = 1001 returning 1"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () -> query("update audit_event set version = 1 where account_id = 1001 returning 1"))
        .hasMessageContaining("append-only");
    String all = "select count(*) from audit_event where account_id = 1001";
    String old = all + " and occurred_at < now() - interval '300 days'";
    long before = Long.parseLong(query(all).get(0));

    String first = "select audit_remove(1001, now() - interval '300 days', 100)";
    assertThat(query(first)).as("of an account that keeps all").containsExactly("0");
    query(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (1001, 'kept', 'Kept', 'en', now(), 0) returning id");
    query(
        "insert into audit_retention (account_id, version, days, removed)"
            + " values (1001, 0, 300, 0) returning 1");
    assertThat(query("select audit_remove(1001, now() - interval '299 days', 100)"))
        .as("what the account still keeps")
        .containsExactly("0");
    assertThat(query(first)).containsExactly("100");
    int removed = 100;
    int batch;
    do {
      batch =
          Integer.parseInt(
              query("select audit_remove(1001, now() - interval '300 days', 5000)").get(0));
      removed += batch;
    } while (batch == 5000);

    assertThat(query(old)).containsExactly("0");
    assertThat(query(all)).containsExactly(Long.toString(before - removed));
    assertThat(query(all.replace("audit_event", "audit_detail")))
        .containsExactly(Long.toString(before - removed));
    assertThat(query(all.replace("audit_event", "audit_key")))
        .containsExactly(Long.toString(before - removed));
  }

  private LogFilter filter(String user, String address, String item, Outcome outcome) {
    return new LogFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(user),
        Optional.ofNullable(address).map(text -> Cidr.parse(text)),
        List.of(),
        Optional.ofNullable(item),
        Optional.empty(),
        Optional.ofNullable(outcome));
  }

  private static LogFilter create() {
    return new LogFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("User"),
        Optional.of("Create"),
        Optional.empty());
  }

  private List<Long> downwards(EntityManager em, LogFilter filter) throws SQLException {
    AuditLog log = log(em);
    List<Long> ids = new ArrayList<>();
    Optional<Position> before = Optional.empty();
    do {
      LogSlice page = log.newest(filter, before, 50, Locale.ENGLISH);
      page.items().forEach(entry -> ids.add(entry.position().id()));
      before = page.older();
    } while (before.isPresent());
    return ids;
  }

  private List<Long> upwards(EntityManager em, LogFilter filter) throws SQLException {
    AuditLog log = log(em);
    List<Long> ids = new ArrayList<>();
    Position after = Position.FIRST;
    while (log.countNewer(after, filter, 51, Locale.ENGLISH) == 51) {
      List<LogEntry> page =
          new ArrayList<>(log.newerThan(after, filter, 50, Locale.ENGLISH).items());
      Collections.reverse(page);
      page.forEach(entry -> ids.add(entry.position().id()));
      after = page.get(49).position();
    }
    List<LogEntry> rest = new ArrayList<>();
    log.newest(filter, Optional.empty(), 50, Locale.ENGLISH)
        .items()
        .forEach(entry -> rest.add(0, entry));
    for (LogEntry entry : rest) {
      if (entry.position().compareTo(after) > 0) {
        ids.add(entry.position().id());
      }
    }
    return ids;
  }

  private AuditLog log(EntityManager em) throws SQLException {
    Instant until = indexedUntil();
    AuditLog log = new AuditLog();
    log.entries = em;
    log.scope = new LogScope();
    log.scope.caller = new CurrentCaller();
    log.scope.caller.actAs(
        Caller.program("reader", new Caller.Account(ACCOUNT, "contoso", "Contoso"), Set.of()));
    log.wording = new Wording();
    log.wording.catalogue = catalogue;
    log.reader = new EntryReader();
    log.reader.catalogue = catalogue;
    log.masking = new Unmasked();
    log.indexedWords =
        new IndexedWords() {
          @Override
          public Optional<Instant> until() {
            return Optional.of(until);
          }
        };
    return log;
  }

  private static List<Long> read(EntityManager em, LogSelect select, boolean newestFirst) {
    TypedQuery<Object[]> query = em.createQuery(select.jpql(newestFirst), Object[].class);
    select.parameters().forEach(query::setParameter);
    return query.getResultStream().map(row -> (Long) row[0]).toList();
  }

  private static LogSelect worded(String words, LogFilter filter) {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    Wording.words(words).forEach(word -> keys.put(word, Set.of()));
    return new LogSelect(ACCOUNT, filter).holding(keys, Set.of());
  }

  private static LogFilter word(String word, LogFilter filter) {
    return new LogFilter(
        Optional.empty(),
        Optional.empty(),
        filter.userName(),
        filter.addresses(),
        List.of(word),
        filter.item(),
        Optional.empty(),
        Optional.empty());
  }

  private Instant indexedUntil() throws SQLException {
    return instant("select audit_words_until()");
  }

  private Instant instant(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** The month that lies so many from this one, as parts are called. */
  private static String month(int from) {
    return DateTimeFormatter.ofPattern("yyyy_MM")
        .format(NOW.atOffset(ZoneOffset.UTC).withDayOfMonth(1).plusMonths(from));
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Position> places() {
    return List.of(
        new Position(NOW.plusSeconds(60), Long.MAX_VALUE),
        new Position(NOW.minus(Duration.ofDays(200)), Long.MAX_VALUE));
  }

  private JsonNode explain(LogSelect select) throws Exception {
    return explain(select.jpql(true), select.parameters());
  }

  private JsonNode explain(String jpql, Map<String, Object> parameters) throws Exception {
    return explain(jpql, parameters, " limit 51");
  }

  private JsonNode explain(String jpql, Map<String, Object> parameters, String tail)
      throws Exception {
    try (EntityManager em = units.createEntityManager()) {
      TypedQuery<Object[]> query = em.createQuery(jpql, Object[].class);
      DatabaseRecord values = new DatabaseRecord();
      parameters.forEach(query::setParameter);
      DatabaseQuery compiled = query.unwrap(JpaQuery.class).getDatabaseQuery();
      var session = em.unwrap(JpaEntityManager.class).getActiveSession();
      parameters.forEach(values::put);
      compiled.prepareCall(session, values);
      String sql =
          compiled
              .getTranslatedSQLString(session, values)
              .replaceAll("\\{ts '([^']*)'\\}", "timestamptz '$1'")
              .concat(tail);
      String plan = query("explain (analyze, buffers, format json) " + sql).get(0);
      return new ObjectMapper().readTree(plan).get(0);
    }
  }

  /**
   * The tables that were read from their first row to their last; an empty month does not count.
   */
  private static List<String> scanned(JsonNode plan) {
    List<String> scanned = new ArrayList<>();
    for (JsonNode parent : plan.findParents("Node Type")) {
      int rows = parent.path("Actual Rows").asInt() + parent.path("Rows Removed by Filter").asInt();
      if (parent.path("Node Type").asText().equals("Seq Scan") && rows > 0) {
        scanned.add(parent.path("Relation Name").asText());
      }
    }
    return scanned;
  }

  @Test
  void makesTheMonthsThatWentByWhileTheProductStood() throws SQLException {
    String all =
        "select relname from pg_inherits join pg_class on oid = inhrelid"
            + " where inhparent = 'audit_event'::regclass"
            + " and relname not like '%before' order by relname desc";
    List<String> before = query(all);
    database.setAutoCommit(false);
    try (var statement = database.createStatement()) {
      // As if the newest one had been made half a year ago.
      for (String part : before.subList(0, 6)) {
        statement.execute("drop table " + part);
        statement.execute("drop table " + part.replace("event", "detail"));
      }
      query(Parts.MAKE);
      assertThat(query(all)).isEqualTo(before);
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private static List<String> indexes(JsonNode plan) {
    return plan.findValuesAsText("Index Name").stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static int blocks(JsonNode plan) {
    JsonNode top = plan.path("Plan");
    return top.path("Shared Hit Blocks").asInt() + top.path("Shared Read Blocks").asInt();
  }

  private List<String> query(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }
}
