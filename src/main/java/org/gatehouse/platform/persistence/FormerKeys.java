package org.gatehouse.platform.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.gatehouse.platform.crypto.SealedColumns;
import org.gatehouse.platform.crypto.SealedColumns.Column;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.parts.All;

/**
 * Encrypts with today's key what former ones have encrypted, so that they can go. Other nodes may
 * run meanwhile, as long as they know all of the keys; what they still encrypt with a former one is
 * found at their own next start.
 */
@Dependent
class FormerKeys {

  private static final System.Logger LOG = System.getLogger(FormerKeys.class.getName());

  /** So few that nobody waits for them, and that half a megabyte in each is no burden. */
  private static final int BATCH = 50;

  /** What moves from one column to another while we look goes into one that we have seen. */
  private static final int PASSES = 3;

  private static final int TRIES = 5;

  @Inject Secrets secrets;
  @Inject All<SealedColumns> features;

  /**
   * Goes through all columns. What is replaced is committed in small parts, so that whoever has to
   * begin again goes on.
   *
   * @param owner a connection that may change all of them
   */
  void replace(Connection owner) throws SQLException {
    owner.setAutoCommit(false);
    int replaced = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      int before = replaced;
      for (SealedColumns feature : features) {
        for (Column column : feature.columns()) {
          replaced += replace(column, owner, pass == 0);
        }
      }
      if (replaced == before) {
        break;
      }
    }
    LOG.log(System.Logger.Level.INFO, "Secrets encrypted anew with GATEHOUSE_KEY: {0}.", replaced);
  }

  private int replace(Column column, Connection owner, boolean first) throws SQLException {
    int replaced = 0;
    int unreadable = 0;
    Page page = new Page(Long.MIN_VALUE, 0, 0);
    do {
      page = next(page.last(), column, owner);
      replaced += page.replaced();
      unreadable += page.unreadable();
    } while (page.last() != Long.MIN_VALUE);
    if (first && unreadable > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Secrets of {0}.{1} that no configured key reads: {2}. They stay as they are.",
          column.table(),
          column.name(),
          unreadable);
    }
    return replaced;
  }

  /** Some rows; the last key is the smallest number there is when there are no more. */
  private record Page(long last, int replaced, int unreadable) {}

  /** Whoever else holds some of these rows lets them go soon. */
  private Page next(long after, Column column, Connection owner) throws SQLException {
    for (int left = TRIES; ; left--) {
      try {
        Page page = page(after, column, owner);
        owner.commit();
        return page;
      } catch (SQLException e) {
        owner.rollback();
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  private Page page(long after, Column column, Connection owner) throws SQLException {
    try (PreparedStatement query = owner.prepareStatement(query(column));
        PreparedStatement update = owner.prepareStatement(update(column))) {
      query.setLong(1, after);
      query.setString(2, Secrets.anyBeginning() + "%");
      query.setString(3, secrets.beginning() + "%");
      long last = Long.MIN_VALUE;
      int unreadable = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          unreadable += add(rows, update) ? 0 : 1;
        }
      }
      return new Page(last, Arrays.stream(update.executeBatch()).sum(), unreadable);
    }
  }

  private boolean add(ResultSet row, PreparedStatement update) throws SQLException {
    String before = row.getString(2);
    String purpose = row.getString(3);
    byte[] plain;
    try {
      plain = secrets.decrypt(before, purpose);
    } catch (IllegalStateException e) {
      return false;
    }
    update.setString(1, secrets.encrypt(plain, purpose));
    update.setLong(2, row.getLong(1));
    // Whatever it holds by then was written by a node that runs.
    update.setString(3, before);
    update.addBatch();
    return true;
  }

  private static String query(Column column) {
    return """
    select %1$s, %2$s, %3$s from %4$s
    where %1$s > ? and %2$s like ? and %2$s not like ?
    order by %1$s fetch first %5$d rows with ties
    """
        .formatted(column.key(), column.name(), column.purpose(), column.table(), BATCH);
  }

  private static String update(Column column) {
    return "update %s set %s = ? where %s = ? and %2$s = ?"
        .formatted(column.table(), column.name(), column.key());
  }
}
