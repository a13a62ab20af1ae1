package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lines up new entries of the accounts that hand theirs on; see {@link Feed}.
 *
 * <p>Whoever calls is alone, because the fold has its turn until its transaction ends. So places
 * are given in the order of commits: who sees a place sees all lower ones, and an entry whose
 * transaction commits late gets a later place, whatever its number is.
 */
final class FeedRows {

  private static final String FOLLOWED =
      "select account_id from audit_feed_account where account_id = any(?)"
          + " order by account_id for update";

  /** Those that came at the same time, by their number, which rises within what came together. */
  private static final String ADD =
      """
      insert into audit_feed (account_id, place, id, occurred_at)
      select d.account_id, f.fed + row_number() over (order by d.recorded_at, d.id), d.id, d.occurred_at
      from audit_detail d join audit_feed_account f on f.account_id = d.account_id
      where d.account_id = ? and d.id = any(?) and d.occurred_at between ? and ?
      """;

  private static final String COUNT =
      "update audit_feed_account set fed = fed + ? where account_id = ?";

  private FeedRows() {}

  /**
   * Lines up what of these entries is handed on.
   *
   * @param accounts whose entries they are
   * @param first when the first of them happened, and {@code last} the last
   */
  static void add(
      Connection database, Collection<Long> accounts, List<Long> ids, Instant first, Instant last)
      throws SQLException {
    for (long account : followed(database, accounts)) {
      int added;
      try (PreparedStatement insert = database.prepareStatement(ADD)) {
        insert.setLong(1, account);
        insert.setArray(2, database.createArrayOf("bigint", ids.toArray()));
        insert.setTimestamp(3, Timestamp.from(first));
        insert.setTimestamp(4, Timestamp.from(last));
        added = insert.executeUpdate();
      }
      try (PreparedStatement count = database.prepareStatement(COUNT)) {
        count.setLong(1, added);
        count.setLong(2, account);
        count.executeUpdate();
      }
    }
  }

  private static List<Long> followed(Connection database, Collection<Long> accounts)
      throws SQLException {
    List<Long> followed = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(FOLLOWED)) {
      query.setArray(1, database.createArrayOf("bigint", accounts.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          followed.add(row.getLong(1));
        }
      }
    }
    return followed;
  }
}
