package org.gatehouse.trail.sealing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What waits in the inbox to be sealed, and its events.
 *
 * <p>It is what lies there, and not what lies above a last number: a transaction that commits late
 * brings low numbers.
 *
 * @param rows the numbers of the inbox's rows
 * @param ids those of the events that they stand for
 * @param first when the earliest of these happened
 * @param last when the latest did
 */
record Waiting(List<Long> rows, List<Long> ids, Instant first, Instant last) {

  /** About so many events are sealed at once, so that no transaction is long. */
  static final int MOST = 10_000;

  private static final String INBOX =
      """
      select id, occurred_at, coalesce(last_at, occurred_at), ids from (
        select id, occurred_at, last_at, ids, sum(entries) over (order by id) - entries as before
        from (select * from audit_inbox %s order by id fetch first 10000 rows only) as first_rows
      ) as waiting where before < 10000 order by id
      """;

  private static final String ACCOUNTS =
      "select distinct account_id from"
          + " (select account_id from audit_inbox %s order by id fetch first 10000 rows only) as r";

  /** By number and range of time: PostgreSQL then reads the months in question alone. */
  private static final String EVENTS =
      "select id, account_id, occurred_at, canonical from audit_event"
          + " where id = any(?) and occurred_at between ? and ?";

  Waiting {
    rows = List.copyOf(rows);
    ids = List.copyOf(ids);
  }

  /** An event with the hash that its leaf will have. */
  record Event(long id, long accountId, Instant occurredAt, byte[] hash) {}

  /** The first ones, of all accounts but some. */
  static Waiting read(Set<Long> except, Connection database) throws SQLException {
    return read(except.isEmpty() ? "" : "where account_id not in (" + list(except) + ")", database);
  }

  /** The first ones of an account. */
  static Waiting of(long account, Connection database) throws SQLException {
    return read("where account_id = " + account, database);
  }

  /** The accounts of the first ones, of all but some. */
  static List<Long> accounts(Set<Long> except, Connection database) throws SQLException {
    String where = except.isEmpty() ? "" : "where account_id not in (" + list(except) + ")";
    List<Long> accounts = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(ACCOUNTS.formatted(where));
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        accounts.add(row.getLong(1));
      }
    }
    return accounts;
  }

  /** Those events that are there, with the hashes of their canonical bytes. */
  List<Event> events(Connection database) throws SQLException {
    List<Event> events = new ArrayList<>(ids.size());
    try (PreparedStatement query = database.prepareStatement(EVENTS)) {
      query.setArray(1, array(ids, database));
      query.setTimestamp(2, Timestamp.from(first));
      query.setTimestamp(3, Timestamp.from(last));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          events.add(
              new Event(
                  row.getLong(1),
                  row.getLong(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  TreeHash.leaf(row.getBytes(4))));
        }
      }
    }
    return events;
  }

  /** Numbers as a parameter. */
  static Array array(List<Long> numbers, Connection database) throws SQLException {
    return database.createArrayOf("bigint", numbers.toArray());
  }

  private static Waiting read(String where, Connection database) throws SQLException {
    List<Long> rows = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    try (PreparedStatement query = database.prepareStatement(INBOX.formatted(where));
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        rows.add(row.getLong(1));
        Array together = row.getArray(4);
        if (together == null) {
          ids.add(row.getLong(1));
        } else {
          for (Object id : (Object[]) together.getArray()) {
            ids.add((Long) id);
          }
        }
        Instant from = row.getObject(2, OffsetDateTime.class).toInstant();
        Instant to = row.getObject(3, OffsetDateTime.class).toInstant();
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
      }
    }
    return new Waiting(rows, ids, first, last);
  }

  private static String list(Set<Long> accounts) {
    return accounts.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
