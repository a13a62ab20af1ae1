package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * PostgreSQL: a column is an array, and two statements write all four tables, whatever the number
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
      select ?, a.event_id, a.id from unnest(?::bigint[], ?::text[]) as a (id, event_id)
      order by a.event_id
      on conflict do nothing
      returning id
      """;

  private static final String INSERT =
      """
      with arrived as materialized (
        select a.*, timestamptz 'epoch' + a.micros * interval '1 microsecond' as occurred_at
        from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::bytea[])
          as a (id, event_id, micros, text_key, item, action, outcome, reason, canonical,
            username, username_key, ip, ip_key, details, searchable, salt)
      ), events as (
        insert into audit_event (id, account_id, event_id, occurred_at, recorded_at, text_key, item,
            action, outcome, reason, version, canonical)
        select id, ?, event_id, occurred_at, timestamptz 'epoch' + ? * interval '1 microsecond',
            text_key, item, action, outcome, reason, ?, canonical from arrived
      ), details as (
        insert into audit_detail (id, account_id, occurred_at, username, username_key, ip, ip_key,
            user_agent, details, searchable, salt)
        select id, ?, occurred_at, username, username_key, ip, ip_key, '', details, searchable, salt
        from arrived
      )
      insert into audit_inbox (id, account_id) select id, ? from arrived
      """;

  @Override
  public long[] blocks(int count, Connection connection) throws SQLException {
    return Numbers.drawn(BLOCKS, count, connection);
  }

  @Override
  public Set<Long> claim(long accountId, List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      var columns = new Columns(claim, events, connection);
      claim.setLong(1, accountId);
      columns.at = 1;
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
  public void insert(long accountId, List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      var columns = new Columns(insert, events, connection);
      columns.add("int8", Long[]::new, ArrivedEvent::id);
      columns.text(one -> one.event().eventId());
      columns.add("int8", Long[]::new, one -> micros(one.event().occurredAt()));
      columns.text(one -> one.event().text().key());
      columns.text(one -> one.event().text().item());
      columns.text(one -> one.event().text().action());
      columns.text(one -> one.event().text().outcome().name());
      columns.text(one -> one.event().reason());
      columns.add("bytea", byte[][]::new, ArrivedEvent::canonical);
      columns.text(one -> one.event().circumstances().userName());
      columns.text(one -> Values.nameKey(one.event().circumstances().userName()));
      columns.text(one -> one.event().circumstances().address());
      columns.text(one -> Values.addressKey(one.event().circumstances().address()));
      columns.text(one -> Json.of(one.event().details()));
      columns.text(one -> EntryDetail.searchable(one.event()));
      columns.add("bytea", byte[][]::new, ArrivedEvent::salt);
      int at = columns.at;
      insert.setLong(++at, accountId);
      insert.setLong(++at, micros(events.get(0).event().recordedAt()));
      insert.setInt(++at, Leaf.VERSION);
      insert.setLong(++at, accountId);
      insert.setLong(++at, accountId);
      insert.executeUpdate();
    }
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

    Columns(PreparedStatement statement, List<ArrivedEvent> events, Connection connection) {
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
