package org.gatehouse.trail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.platform.persistence.Turns;

/**
 * Folds new entries into their counts, off the way of whoever records them.
 *
 * <p>Takes what lies in the inbox and not what lies above a last id: a transaction that commits
 * late brings low ids. One node at a time does it, so that no two add to the same row.
 */
@Stateless
public class Counts {

  static final int MOST = 10_000;

  private static final String WAITING =
      """
      select i.id, i.account_id, i.occurred_at, d.text_key, d.username, d.username_key, d.ip, d.ip_key
      from (select id, account_id, occurred_at from audit_inbox order by id limit 10000) i
      left join audit_detail d on d.id = i.id and d.occurred_at = i.occurred_at
      """;
  private static final String ADD =
      "update audit_count set entries = entries + ?, label = ?"
          + " where account_id = ? and bucket = ? and kind = ? and name = ?";
  private static final String BEGIN =
      "insert into audit_count (entries, label, account_id, bucket, kind, name)"
          + " values (?, ?, ?, ?, ?, ?)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Turns turns;

  /** What a count is of; sorted, so that rows are always touched in one order. */
  private record Name(long accountId, Instant bucket, EntryCount.Kind kind, String name)
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

  private record Sum(String label, long entries) {

    Sum plus(Sum later) {
      return new Sum(later.label, entries + later.entries);
    }
  }

  /** Folds at most ten thousand entries; whether more may wait. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean fold() {
    if (!turns.take("trail.count")) {
      return false;
    }
    try {
      Connection database = em.unwrap(Connection.class);
      Map<Name, Sum> sums = new TreeMap<>();
      List<Long> folded = read(database, sums);
      add(database, sums);
      remove(database, folded);
      return folded.size() == MOST;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Long> read(Connection database, Map<Name, Sum> sums) throws SQLException {
    List<Long> folded = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(WAITING);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        folded.add(row.getLong(1));
        String text = row.getString(4);
        if (text != null) {
          long account = row.getLong(2);
          Instant bucket = EntryCount.bucket(row.getObject(3, OffsetDateTime.class).toInstant());
          count(sums, new Name(account, bucket, EntryCount.Kind.TEXT, text), "");
          count(
              sums,
              new Name(account, bucket, EntryCount.Kind.USER, row.getString(6)),
              row.getString(5));
          count(
              sums,
              new Name(account, bucket, EntryCount.Kind.ADDRESS, row.getString(8)),
              row.getString(7));
        }
      }
    }
    return folded;
  }

  private static void count(Map<Name, Sum> sums, Name name, String label) {
    sums.merge(name, new Sum(label, 1), Sum::plus);
  }

  private static void add(Connection database, Map<Name, Sum> sums) throws SQLException {
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

  private static void remove(Connection database, List<Long> folded) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("delete from audit_inbox where id = any(?)")) {
      statement.setArray(1, database.createArrayOf("bigint", folded.toArray()));
      statement.executeUpdate();
    }
  }
}
