package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads places of a tree with their events, a few statements for many of them. */
final class SealedRows {

  /** How many events one look for such without a place goes through. */
  private static final int LOOKED_THROUGH = 20_000;

  private static final String LEAVES =
      "select leaf_index, id, occurred_at, hash from audit_leaf"
          + " where account_id = ? and leaf_index >= ? and leaf_index < ? order by leaf_index";
  private static final String BYTES =
      "select id, canonical from audit_event"
          + " where id = any(?) and occurred_at between ? and ? and account_id = ?";
  private static final String SHOWN =
      "select id, event_id, username, ip, user_agent, correlation, text_key, item, action, outcome,"
          + " reason, details, salt, seals, occurred_at from audit_detail"
          + " where id = any(?) and occurred_at between ? and ? and account_id = ?";
  private static final String UNSEALED =
      """
      select d.id, d.occurred_at,
        case when exists (select 1 from audit_leaf l where l.id = d.id and l.account_id = d.account_id)
          or exists (select 1 from audit_inbox i where i.id = d.id or d.id = any(i.ids)) then 1 else 0 end
      from (
        select id, occurred_at, account_id from audit_detail
        where account_id = ? and occurred_at >= ? and (occurred_at > ? or id > ?)
        order by occurred_at, id fetch first %d rows only) d
      order by d.occurred_at, d.id
      """
          .formatted(LOOKED_THROUGH);

  /** Before and after everything that a log holds. */
  static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private SealedRows() {}

  private record Place(long index, long number, Instant occurredAt, byte[] leaf) {}

  private record Body(SealedEvent.Shown shown, Instant occurredAt) {}

  static List<SealedEvent> between(long account, long from, long to, Connection database)
      throws SQLException {
    List<Place> places = new ArrayList<>();
    Instant first = LAST;
    Instant last = FIRST;
    try (PreparedStatement query = database.prepareStatement(LEAVES)) {
      query.setLong(1, account);
      query.setLong(2, from);
      query.setLong(3, to);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Instant at = time(row, 3);
          places.add(new Place(row.getLong(1), row.getLong(2), at, row.getBytes(4)));
          first = at.isBefore(first) ? at : first;
          last = at.isAfter(last) ? at : last;
        }
      }
    }
    List<Long> numbers = places.stream().map(Place::number).toList();
    Map<Long, byte[]> bytes = bytes(account, numbers, first, last, database);
    Map<Long, Body> shown = shown(account, numbers, first, last, database);
    return places.stream().map(place -> event(place, bytes, shown)).toList();
  }

  /** Those of numbers, whether they have a place or not. */
  static List<SealedEvent> of(long account, List<Long> numbers, Connection database)
      throws SQLException {
    List<SealedEvent> events = new ArrayList<>();
    shown(account, numbers, FIRST, LAST, database)
        .forEach(
            (number, body) ->
                events.add(
                    new SealedEvent(
                        -1, number, body.occurredAt(), new byte[0], null, body.shown())));
    return events;
  }

  /** The numbers of those without a place, and in the end where the next look begins. */
  static List<Long> unsealed(
      long account, SealedLog.Searched after, List<SealedLog.Searched> end, Connection database)
      throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(UNSEALED)) {
      query.setLong(1, account);
      query.setTimestamp(2, Timestamp.from(after.occurredAt()));
      query.setTimestamp(3, Timestamp.from(after.occurredAt()));
      query.setLong(4, after.number());
      int looked = 0;
      SealedLog.Searched last = after;
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          looked++;
          last = new SealedLog.Searched(time(row, 2), row.getLong(1));
          if (row.getInt(3) == 0) {
            numbers.add(row.getLong(1));
          }
        }
      }
      if (looked == LOOKED_THROUGH) {
        end.add(last);
      }
      return numbers;
    }
  }

  private static SealedEvent event(Place place, Map<Long, byte[]> bytes, Map<Long, Body> shown) {
    byte[] canonical = bytes.get(place.number());
    Body body = shown.get(place.number());
    boolean whole = canonical != null && body != null;
    return new SealedEvent(
        place.index(),
        place.number(),
        body == null ? place.occurredAt() : body.occurredAt(),
        place.leaf(),
        whole ? canonical : null,
        whole ? body.shown() : null);
  }

  private static Map<Long, byte[]> bytes(
      long account, List<Long> numbers, Instant first, Instant last, Connection database)
      throws SQLException {
    Map<Long, byte[]> bytes = new HashMap<>();
    try (PreparedStatement query = query(BYTES, account, numbers, first, last, database);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        bytes.put(row.getLong(1), row.getBytes(2));
      }
    }
    return bytes;
  }

  private static Map<Long, Body> shown(
      long account, List<Long> numbers, Instant first, Instant last, Connection database)
      throws SQLException {
    Map<Long, Body> shown = new HashMap<>();
    try (PreparedStatement query = query(SHOWN, account, numbers, first, last, database);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        shown.put(row.getLong(1), new Body(shown(row), time(row, 15)));
      }
    }
    return shown;
  }

  private static SealedEvent.Shown shown(ResultSet row) throws SQLException {
    return new SealedEvent.Shown(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getBytes(13),
        row.getString(14));
  }

  private static PreparedStatement query(
      String sql,
      long account,
      List<Long> numbers,
      Instant first,
      Instant last,
      Connection database)
      throws SQLException {
    PreparedStatement query = database.prepareStatement(sql);
    query.setArray(1, Waiting.array(numbers, database));
    query.setTimestamp(2, Timestamp.from(first));
    query.setTimestamp(3, Timestamp.from(last));
    query.setLong(4, account);
    return query;
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
