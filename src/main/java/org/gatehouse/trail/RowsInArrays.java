package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * PostgreSQL: a column is an array, and four statements write all four tables, whatever the number
 * of events.
 *
 * <p>Ids are claimed in their order, so that two requests with the same ones never wait for each
 * other in a circle. Times go as microseconds, which are exact.
 */
final class RowsInArrays implements ArrivalRows {

  private static final String BLOCKS =
      "select nextval('audit_event_seq') from generate_series(1, ?)";

  private static final String CLAIM =
      """
      insert into audit_key (account_id, event_id, id)
      select a.account_id, a.event_id, a.id
      from unnest(?::bigint[], ?::bigint[], ?::text[]) as a (account_id, id, event_id)
      order by a.account_id, a.event_id collate "C"
      on conflict do nothing
      returning id
      """;

  private static final String EVENTS =
      """
      insert into audit_event (id, account_id, occurred_at, version, canonical)
      select a.id, a.account_id, timestamptz 'epoch' + a.micros * interval '1 microsecond', ?,
          a.canonical
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])
        as a (account_id, id, micros, canonical)
      """;

  private static final String DETAILS =
      """
      insert into audit_detail (id, account_id, recorded_at, occurred_at, event_id, text_key, item,
          action, outcome, reason, username, username_key, ip, ip_key, user_agent, details,
          searchable, salt)
      select a.id, a.account_id, timestamptz 'epoch' + ? * interval '1 microsecond',
          timestamptz 'epoch' + a.micros * interval '1 microsecond', a.event_id, a.text_key, a.item,
          a.action, a.outcome, a.reason, a.username, a.username_key, a.ip, a.ip_key, '', a.details,
          a.searchable, a.salt
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::bytea[])
        as a (account_id, id, micros, event_id, text_key, item, action, outcome, reason, username, username_key,
          ip, ip_key, details, searchable, salt)
      """;

  private static final String INBOX =
      """
      insert into audit_inbox (id, account_id, occurred_at, last_at, entries, ids)
      select ?, ?, timestamptz 'epoch' + ? * interval '1 microsecond',
          timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?::bigint[]
      """;

  @Override
  public long[] blocks(int count, Connection connection) throws SQLException {
    return Numbers.drawn(BLOCKS, count, connection);
  }

  @Override
  public Set<Long> claim(List<ArrivedEvent> events, Connection connection) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      var columns = new Columns(claim, 0, events, connection);
      columns.add("int8", Long[]::new, ArrivedEvent::accountId);
      columns.add("int8", Long[]::new, ArrivedEvent::id);
      columns.text(one -> one.event().eventId());
      Set<Long> fresh = new HashSet<>();
      try (ResultSet claimed = claim.executeQuery()) {
        while (claimed.next()) {
          fresh.add(claimed.getLong(1));
        }
      }
      return fresh;
    }
  }

  @Override
  public void insert(List<ArrivedEvent> events, Connection connection) throws SQLException {
    insertEvents(events, connection);
    insertDetails(events, connection);
    var byAccount =
        events.stream()
            .collect(
                Collectors.groupingBy(ArrivedEvent::accountId, TreeMap::new, Collectors.toList()));
    for (List<ArrivedEvent> ofOne : byAccount.values()) {
      await(ofOne, connection);
    }
  }

  private static void insertEvents(List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(EVENTS)) {
      insert.setInt(1, Leaf.VERSION);
      var columns = new Columns(insert, 1, events, connection);
      columns.add("int8", Long[]::new, ArrivedEvent::accountId);
      columns.add("int8", Long[]::new, ArrivedEvent::id);
      columns.add("int8", Long[]::new, RowsInArrays::micros);
      columns.add("bytea", byte[][]::new, ArrivedEvent::canonical);
      insert.executeUpdate();
    }
  }

  private static void insertDetails(List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(DETAILS)) {
      insert.setLong(1, micros(events.get(0).event().recordedAt()));
      var columns = new Columns(insert, 1, events, connection);
      columns.add("int8", Long[]::new, ArrivedEvent::accountId);
      columns.add("int8", Long[]::new, ArrivedEvent::id);
      columns.add("int8", Long[]::new, RowsInArrays::micros);
      columns.text(one -> one.event().eventId());
      columns.text(one -> one.event().text().key());
      columns.text(one -> one.event().text().item());
      columns.text(one -> one.event().text().action());
      columns.text(one -> one.event().text().outcome().name());
      columns.text(one -> one.event().reason());
      columns.text(one -> one.event().circumstances().userName());
      columns.text(one -> Values.nameKey(one.event().circumstances().userName()));
      columns.text(one -> one.event().circumstances().address());
      columns.text(one -> Values.addressKey(one.event().circumstances().address()));
      columns.text(one -> Json.of(one.event().details()));
      columns.text(one -> EntryDetail.searchable(one.event()));
      columns.add("bytea", byte[][]::new, ArrivedEvent::salt);
      insert.executeUpdate();
    }
  }

  /** One row for all of an account, with the span of time in which they are found. */
  private static void await(List<ArrivedEvent> events, Connection connection) throws SQLException {
    LongSummaryStatistics times =
        events.stream().mapToLong(RowsInArrays::micros).summaryStatistics();
    try (PreparedStatement insert = connection.prepareStatement(INBOX)) {
      insert.setLong(1, events.get(0).id());
      insert.setLong(2, events.get(0).accountId());
      insert.setLong(3, times.getMin());
      insert.setLong(4, times.getMax());
      insert.setInt(5, events.size());
      new Columns(insert, 5, events, connection).add("int8", Long[]::new, ArrivedEvent::id);
      insert.executeUpdate();
    }
  }

  private static long micros(ArrivedEvent event) {
    return micros(event.event().occurredAt());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Sets one array after another as the parameters of a statement. */
  private static final class Columns {
    private final PreparedStatement statement;
    private final List<ArrivedEvent> events;
    private final Connection connection;
    private int at;

    /** The first array comes after so many other parameters. */
    Columns(
        PreparedStatement statement, int before, List<ArrivedEvent> events, Connection connection) {
      this.at = before;
      this.statement = statement;
      this.events = events;
      this.connection = connection;
    }

    void text(Function<ArrivedEvent, String> value) throws SQLException {
      add("text", String[]::new, value);
    }

    <T> void add(String type, IntFunction<T[]> array, Function<ArrivedEvent, ? extends T> value)
        throws SQLException {
      T[] values = events.stream().map(value).toArray(array);
      statement.setArray(++at, connection.createArrayOf(type, values));
    }
  }
}
