package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * H2: batches of rows. It has no {@code on conflict}, so whoever writes for an account holds its
 * row until the end of the transaction and looks first.
 */
final class RowsInBatches implements ArrivalRows {

  private static final String BLOCKS =
      "select next value for audit_event_seq from system_range(1, ?)";

  private static final String HOLD = "select id from account where id = ? for update";

  private static final String KNOWN =
      "select event_id from audit_key where account_id = ? and event_id = any(?)";

  private static final String KEY =
      "insert into audit_key (account_id, event_id, id) values (?, ?, ?)";

  private static final String EVENT =
      "insert into audit_event (id, account_id, occurred_at, version, canonical)"
          + " values (?, ?, ?, ?, ?)";

  private static final String DETAIL =
      "insert into audit_detail (id, account_id, occurred_at, username, username_key, ip, ip_key,"
          + " user_agent, correlation, details, searchable, salt, event_id, recorded_at, text_key, item, action,"
          + " outcome, reason) values (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String INBOX =
      "insert into audit_inbox (id, account_id, occurred_at) values (?, ?, ?)";

  /** The parameters of one event's row. */
  private interface Row {

    Object[] of(ArrivedEvent event);
  }

  @Override
  public long[] blocks(int count, Connection connection) throws SQLException {
    return Numbers.drawn(BLOCKS, count, connection);
  }

  @Override
  public Set<Long> claim(List<ArrivedEvent> events, Connection connection) throws SQLException {
    Set<Long> numbers = new HashSet<>();
    // In the order of the accounts, so that two never wait for each other in a circle.
    var byAccount =
        events.stream()
            .collect(
                Collectors.groupingBy(ArrivedEvent::accountId, TreeMap::new, Collectors.toList()));
    for (var ofOne : byAccount.entrySet()) {
      numbers.addAll(claim(ofOne.getKey(), ofOne.getValue(), connection));
    }
    return numbers;
  }

  @Override
  public void insert(List<ArrivedEvent> events, Connection connection) throws SQLException {
    batch(EVENT, events, connection, RowsInBatches::event);
    batch(DETAIL, events, connection, RowsInBatches::detail);
    batch(
        INBOX,
        events,
        connection,
        one -> new Object[] {one.id(), one.accountId(), time(one.event().occurredAt())});
  }

  private static Set<Long> claim(long accountId, List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
      hold.setLong(1, accountId);
      hold.executeQuery().close();
    }
    Set<String> known = known(accountId, events, connection);
    List<ArrivedEvent> fresh =
        events.stream().filter(one -> !known.contains(one.event().eventId())).toList();
    batch(KEY, fresh, connection, one -> new Object[] {accountId, one.event().eventId(), one.id()});
    Set<Long> numbers = new HashSet<>();
    fresh.forEach(one -> numbers.add(one.id()));
    return numbers;
  }

  private static Set<String> known(long accountId, List<ArrivedEvent> events, Connection connection)
      throws SQLException {
    Set<String> known = new HashSet<>();
    Object[] ids = events.stream().map(one -> one.event().eventId()).toArray();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setLong(1, accountId);
      select.setArray(2, connection.createArrayOf("varchar", ids));
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          known.add(found.getString(1));
        }
      }
    }
    return known;
  }

  private static Object[] event(ArrivedEvent one) {
    return new Object[] {
      one.id(), one.accountId(), time(one.event().occurredAt()), Leaf.VERSION, one.canonical()
    };
  }

  private static Object[] detail(ArrivedEvent one) {
    Happening.Circumstances from = one.event().circumstances();
    return new Object[] {
      one.id(),
      one.accountId(),
      time(one.event().occurredAt()),
      from.userName(),
      Values.nameKey(from.userName()),
      from.address(),
      Values.addressKey(from.address()),
      from.correlation(),
      Json.of(one.event().details()),
      EntryDetail.searchable(one.event()),
      one.salt(),
      one.event().eventId(),
      time(one.event().recordedAt()),
      one.event().text().key(),
      one.event().text().item(),
      one.event().text().action(),
      one.event().text().outcome().name(),
      one.event().reason()
    };
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static void batch(String sql, List<ArrivedEvent> events, Connection connection, Row row)
      throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (ArrivedEvent event : events) {
        Object[] values = row.of(event);
        for (int i = 0; i < values.length; i++) {
          insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
