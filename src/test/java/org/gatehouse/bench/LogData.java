package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.WordIndexing;

/**
 * Fills the log of a PostgreSQL with a year of events, made by the database itself: accounts 1001,
 * 1002, …, each with fifty users who sign in most of the time; in the order of time, as they would
 * have come.
 */
public final class LogData {

  /** The id of the first account. */
  public static final long FIRST_ACCOUNT = 1001;

  private static final String MADE =
      """
      create temporary table made as
      select nextval('bench_id') as id, ? + floor(random() * ?)::int as account_id,
        gen_random_uuid()::text as event_id,
        now() - interval '365 days' + (interval '365 days' * (n::float8 / ?)) as occurred_at,
        case when random() < 0.6 then 1 else 1 + floor(random() * (select count(*) from bench_text))::int end as text_no,
        1 + floor(random() * 50)::int as user_no, 1 + floor(random() * 200)::int as host_no,
        1 + floor(random() * 40)::int as first_no, 1 + floor(random() * 40)::int as last_no,
        substr(md5(random()::text), 1, 10) as token
      from generate_series(?::bigint, ?::bigint) n
      """;
  private static final String EVENTS =
      """
      insert into audit_event
      select m.id, m.account_id, m.occurred_at, 2, convert_to(rpad(m.event_id || m.token, 450, m.token), 'UTF8')
      from made m order by m.id
      """;
  private static final String DETAILS =
      """
      insert into audit_detail (id, account_id, occurred_at, username, username_key, ip, ip_key, user_agent, details, searchable, salt,
        event_id, recorded_at, text_key, item, action, outcome, reason)
      select m.id, m.account_id, m.occurred_at, 'user-' || m.user_no, 'user-' || m.user_no,
        '10.' || m.account_id %% 250 || '.0.' || m.host_no,
        '40a' || lpad(to_hex(m.account_id %% 250), 2, '0') || '00' || lpad(to_hex(m.host_no), 2, '0'),
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36',
        '{"email":"' || f.name || '.' || l.name || '@example.com","name":"' || f.name || ' ' || l.name || '","note":"' || m.token || '"}',
        f.name || '.' || l.name || '@example.com ' || f.name || ' ' || l.name || ' ' || m.token,
        decode(md5(m.token) || md5(m.event_id), 'hex'), m.event_id, m.occurred_at, t.text_key, t.item, t.action, t.outcome, ''
      from made m join bench_text t on t.no = m.text_no join bench_name f on f.no = m.first_no join bench_name l on l.no = m.last_no order by m.id
      """
          .replace("%%", "%");
  private static final String KEYS =
      "insert into audit_key select account_id, event_id, id from made";
  private static final String LEAVES =
      """
      insert into audit_leaf (account_id, leaf_index, id, occurred_at, hash)
      select m.account_id, coalesce(t.size, 0) + row_number() over (partition by m.account_id order by m.id) - 1, m.id, m.occurred_at,
        sha256(convert_to(m.event_id, 'UTF8'))
      from made m left join (select account_id, max(leaf_index) + 1 as size from audit_leaf group by account_id) t
        on t.account_id = m.account_id
      """;
  private static final String INDEXES =
      "select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index"
          + " where indrelid = 'audit_detail'::regclass and not indisprimary";
  private static final int BLOCK = 500_000;
  private static final long MANY = 500_000;

  private LogData() {}

  /** Adds so many events of so many accounts. */
  public static void fill(Connection database, long events, int accounts) throws SQLException {
    fill(database, events, FIRST_ACCOUNT, accounts);
  }

  /** Adds so many events of so many accounts from one on. */
  static void fill(Connection database, long events, long first, int accounts) throws SQLException {
    // Whoever drops and makes indexes and whoever makes them at the same time wait for each other.
    WordIndexing.pause(database);
    try (Statement statement = database.createStatement()) {
      statement.execute("create sequence if not exists bench_id start 1000000000 cache 1000");
      vocabulary(database, statement);
      List<String> indexes = withoutIndexes(events, statement);
      for (long done = 0; done < events; done += BLOCK) {
        make(database, events, first, accounts, done + 1, Math.min(events, done + BLOCK));
        for (String sql : List.of(EVENTS, DETAILS, KEYS, LEAVES, "drop table made")) {
          statement.execute(sql);
        }
      }
      for (String index : indexes) {
        statement.execute(index);
      }
      statement.execute("drop table bench_text, bench_name");
      statement.execute("vacuum analyze audit_event, audit_detail, audit_key");
    }
    WordIndexing.resume(database);
  }

  /** Counts what was added, as the product does with what comes. */
  public static void count(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(COUNTS.formatted("T", "d.text_key", "''"));
      statement.execute(COUNTS.formatted("U", "d.username_key", "min(d.username)"));
      statement.execute(COUNTS.formatted("A", "d.ip_key", "min(d.ip)"));
      statement.execute("vacuum analyze audit_count");
    }
  }

  /**
   * Drops what is quicker made at the end, for a log that is large, and gives the statements that
   * make it again as the schema has it.
   */
  private static List<String> withoutIndexes(long events, Statement statement) throws SQLException {
    List<String> again = new ArrayList<>();
    if (events < MANY) {
      return again;
    }
    statement.execute("set maintenance_work_mem = '1GB'");
    statement.execute("set work_mem = '256MB'");
    statement.execute("set synchronous_commit = off");
    List<String> names = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(INDEXES)) {
      while (row.next()) {
        names.add(row.getString(1));
        again.add(row.getString(2).replace(" ON ONLY ", " ON "));
      }
    }
    statement.execute("drop index " + String.join(", ", names));
    statement.execute("alter table audit_key drop constraint audit_key_pk");
    again.add(
        "alter table audit_key add constraint audit_key_pk primary key (account_id, event_id)");
    return again;
  }

  /** Makes accounts to that the events belong, so that REST knows them: {@code bench-1001}, …. */
  static void accounts(Connection database, long first, int accounts) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into account (id, slug, name, language, created_at, version)
          select n, 'bench-' || n, 'Bench ' || n, 'en', now(), 1 from generate_series(%d, %d) n
          on conflict do nothing
          """
              .formatted(first, first + accounts - 1));
    }
  }

  /** Empties the log, which only the owner of the database can. */
  static void clear(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(
          "truncate audit_event, audit_detail, audit_key, audit_inbox, audit_count, audit_uncounted,"
              + " audit_leaf, audit_node, audit_checkpoint, audit_tree, audit_removed");
      statement.execute("set session_replication_role = origin");
    }
  }

  private static final String COUNTS =
      """
      insert into audit_count
      select d.account_id, date_bin('15 minutes', d.occurred_at, timestamptz '2000-01-01Z'), '%1$s', %2$s, %3$s, count(*)
      from audit_detail d
      group by 1, 2, 4 on conflict do nothing
      """;

  private static void make(
      Connection database, long events, long first, int accounts, long from, long to)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(MADE)) {
      statement.setLong(1, first);
      statement.setInt(2, accounts);
      statement.setLong(3, events);
      statement.setLong(4, from);
      statement.setLong(5, to);
      statement.execute();
    }
  }

  /** The first text is the sign-in, which is more than half of all. */
  private static void vocabulary(Connection database, Statement statement) throws SQLException {
    statement.execute(
        "create table bench_text (no serial, text_key varchar, item varchar, action varchar, outcome varchar)");
    try (PreparedStatement insert =
        database.prepareStatement(
            "insert into bench_text (text_key, item, action, outcome) values (?, ?, ?, ?)")) {
      Catalogue catalogue = new Catalogue();
      add(insert, catalogue.find("user.login.success").orElseThrow());
      for (CatalogueText text : catalogue.texts()) {
        add(insert, text);
      }
    }
    statement.execute(
        "create table bench_name as select n as no, (array['ada','bert','clara','dora','emil','frida','gustav','hanna','ivo','jana'])[1 + n % 10]"
            + " || (array['','lin','ette','son'])[1 + n % 4] as name from generate_series(1, 40) n");
  }

  private static void add(PreparedStatement insert, CatalogueText text) throws SQLException {
    insert.setString(1, text.key());
    insert.setString(2, text.item());
    insert.setString(3, text.action());
    insert.setString(4, text.outcome().name());
    insert.execute();
  }
}
