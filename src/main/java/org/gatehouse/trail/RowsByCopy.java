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
 * PostgreSQL: events and details go by {@code COPY}, ids and the inbox as arrays; four statements
 * write all four tables, whatever the number of events.
 *
 * <p>Ids are claimed in their order, so that two requests with the same ones never wait for each
 * other in a circle. Times go as microseconds, which are exact.
 */
final class RowsByCopy implements ArrivalRows {

  private static final int EVENT_COLUMNS = 5;
  private static final int DETAIL_COLUMNS = 19;

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
      "audit_event (id, account_id, occurred_at, version, canonical)";

  private static final String DETAILS =
      "audit_detail (id, account_id, recorded_at, occurred_at, event_id, text_key, item, action,"
          + " outcome, reason, username, username_key, ip, ip_key, user_agent, correlation,"
          + " details, searchable, salt)";

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
    CopyData rows = new CopyData();
    for (ArrivedEvent one : events) {
      rows.row(EVENT_COLUMNS)
          .number(one.id())
          .number(one.accountId())
          .moment(one.event().occurredAt())
          .smallNumber(Leaf.VERSION)
          .bytes(one.canonical());
    }
    rows.write(EVENTS, connection);
  }

  private static void insertDetails(List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    CopyData rows = new CopyData();
    for (ArrivedEvent one : events) {
      Happening event = one.event();
      String userName = event.circumstances().userName();
      String address = event.circumstances().address();
      rows.row(DETAIL_COLUMNS)
          .number(one.id())
          .number(one.accountId())
          .moment(event.recordedAt())
          .moment(event.occurredAt())
          .text(event.eventId())
          .text(event.text().key())
          .text(event.text().item())
          .text(event.text().action())
          .text(event.text().outcome().name())
          .text(event.reason())
          .text(userName)
          .text(Values.nameKey(userName))
          .text(address)
          .text(Values.addressKey(address))
          .text(event.circumstances().userAgent())
          .text(event.circumstances().correlation())
          .text(Json.of(event.details()))
          .text(EntryDetail.searchable(event))
          .bytes(one.salt());
    }
    rows.write(DETAILS, connection);
  }

  /** One row for all of an account, with the span of time in which they are found. */
  private static void await(List<ArrivedEvent> events, Connection connection) throws SQLException {
    LongSummaryStatistics times = events.stream().mapToLong(RowsByCopy::micros).summaryStatistics();
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
