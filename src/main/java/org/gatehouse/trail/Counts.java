package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.platform.persistence.Turns;

/**
 * Folds new entries into their counts, off the way of whoever records them.
 *
 * <p>Takes what the sealing left to be counted, and not what lies above a last id: a transaction
 * that commits late brings low ids. One node at a time does it, so that no two add to the same row.
 */
@Stateless
public class Counts {

  static final int MOST = 10_000;

  /** Whoever has it counts. */
  static final String TURN = "trail.count";

  private static final String WAITING =
      """
      select id, occurred_at, coalesce(last_at, occurred_at), ids from (
        select id, occurred_at, last_at, ids, sum(entries) over (order by id) - entries as before
        from (select * from audit_uncounted order by id fetch first 10000 rows only) as first_rows
      ) as waiting where before < 10000 order by id
      """;

  /**
   * By number and range of time, and not by a join, for which PostgreSQL would read whole months.
   */
  private static final String DETAILS =
      """
      select account_id, occurred_at, text_key, username, username_key, ip, ip_key
      from audit_detail where id = any(?) and occurred_at between ? and ?
      """;

  private static final String ADD =
      "update audit_count set entries = entries + ?, label = ?"
          + " where account_id = ? and bucket = ? and kind = ? and name = ?";
  private static final String BEGIN =
      "insert into audit_count (entries, label, account_id, bucket, kind, name)"
          + " values (?, ?, ?, ?, ?, ?)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Turns turns;
  @Inject News news;

  /** What a count is of; sorted, so that rows are always touched in one order. */
  record Name(long accountId, Instant bucket, EntryCount.Kind kind, String name)
      implements Comparable<Name> {

    private static final Comparator<Name> ORDER =
        Comparator.comparingLong(Name::accountId)
            .thenComparing(Name::kind)
            .thenComparing(Name::name)
            .thenComparing(Name::bucket);

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  /** The rows that wait, the entries that they stand for, and between which times these lie. */
  private record Waiting(List<Long> rows, List<Long> ids, Instant first, Instant last) {}

  record Sum(String label, long entries) {

    Sum plus(Sum later) {
      return new Sum(later.label, entries + later.entries);
    }
  }

  /** Folds about ten thousand entries; whether more may wait. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean fold() {
    if (!turns.take(TURN)) {
      return false;
    }
    try {
      Connection database = em.unwrap(Connection.class);
      Waiting waiting = waiting(database);
      if (!waiting.ids().isEmpty()) {
        Map<Name, Sum> sums = sums(database, waiting);
        add(database, sums);
        feed(database, sums.keySet(), waiting);
        news.keep(database, texts(sums.keySet()), waiting.ids(), waiting.first(), waiting.last());
        remove(database, waiting);
      }
      return waiting.ids().size() >= MOST;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Waiting waiting(Connection database) throws SQLException {
    List<Long> rows = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    try (PreparedStatement query = database.prepareStatement(WAITING);
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

  private static Map<Name, Sum> sums(Connection database, Waiting waiting) throws SQLException {
    Map<Name, Sum> sums = new HashMap<>();
    try (PreparedStatement query = database.prepareStatement(DETAILS)) {
      query.setArray(1, array(database, waiting.ids()));
      query.setTimestamp(2, Timestamp.from(waiting.first()));
      query.setTimestamp(3, Timestamp.from(waiting.last()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long account = row.getLong(1);
          Instant bucket = EntryCount.bucket(row.getObject(2, OffsetDateTime.class).toInstant());
          count(sums, new Name(account, bucket, EntryCount.Kind.TEXT, row.getString(3)), "");
          count(
              sums,
              new Name(account, bucket, EntryCount.Kind.USER, row.getString(5)),
              row.getString(4));
          count(
              sums,
              new Name(account, bucket, EntryCount.Kind.ADDRESS, row.getString(7)),
              row.getString(6));
        }
      }
    }
    return new TreeMap<>(sums);
  }

  private static void count(Map<Name, Sum> sums, Name name, String label) {
    sums.merge(name, new Sum(label, 1), Sum::plus);
  }

  /** In one transaction with whatever else decides about them; the turn must be held. */
  static void add(Connection database, Map<Name, Sum> sums) throws SQLException {
    var all = new ArrayList<>(sums.entrySet());
    int[] known = write(database, ADD, all);
    var first = new ArrayList<Map.Entry<Name, Sum>>();
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 0) {
        first.add(all.get(i));
      }
    }
    write(database, BEGIN, first);
  }

  private static int[] write(Connection database, String sql, List<Map.Entry<Name, Sum>> sums)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (var sum : sums) {
        statement.setLong(1, sum.getValue().entries());
        statement.setString(2, sum.getValue().label());
        statement.setLong(3, sum.getKey().accountId());
        statement.setTimestamp(4, Timestamp.from(sum.getKey().bucket()));
        statement.setString(5, sum.getKey().kind().code());
        statement.setString(6, sum.getKey().name());
        statement.addBatch();
      }
      return sums.isEmpty() ? new int[0] : statement.executeBatch();
    }
  }

  /** In the same transaction, so that each entry is lined up once. */
  private static void feed(Connection database, Set<Name> names, Waiting waiting)
      throws SQLException {
    Set<Long> accounts = names.stream().map(Name::accountId).collect(Collectors.toSet());
    FeedRows.add(database, accounts, waiting.ids(), waiting.first(), waiting.last());
  }

  private static Set<String> texts(Set<Name> names) {
    return names.stream()
        .filter(name -> name.kind() == EntryCount.Kind.TEXT)
        .map(Name::name)
        .collect(Collectors.toSet());
  }

  private static void remove(Connection database, Waiting waiting) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("delete from audit_uncounted where id = any(?)")) {
      statement.setArray(1, array(database, waiting.rows()));
      statement.executeUpdate();
    }
  }

  private static Array array(Connection database, List<Long> ids) throws SQLException {
    return database.createArrayOf("bigint", ids.toArray());
  }
}
