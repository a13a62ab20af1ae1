package org.gatehouse.platform.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.gatehouse.platform.crypto.SealedColumns;
import org.gatehouse.platform.crypto.SealedColumns.Column;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.parts.All;

/**
 * Encrypts with today's key what former ones have encrypted, so that they can go. Other nodes may
 * run meanwhile, as long as they know all of the keys; what they still encrypt with a former one is
 * found at the next start.
 */
@Dependent
class FormerKeys {

  private static final System.Logger LOG = System.getLogger(FormerKeys.class.getName());
  private static final int BATCH = 500;

  @Inject Secrets secrets;
  @Inject All<SealedColumns> features;

  /**
   * Goes through all columns, one after the other, each in its own transaction.
   *
   * @param owner a connection that may change all of them
   */
  void replace(Connection owner) throws SQLException {
    owner.setAutoCommit(false);
    int replaced = 0;
    int unreadable = 0;
    for (SealedColumns feature : features) {
      for (Column column : feature.columns()) {
        Counts counts = replace(column, owner);
        owner.commit();
        replaced += counts.replaced;
        unreadable += counts.unreadable;
      }
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Secrets encrypted anew with GATEHOUSE_KEY: {0}. When the last node has started so, GATEHOUSE_KEY_FORMER can go.",
        replaced);
    if (unreadable > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Secrets that no key of GATEHOUSE_KEY and GATEHOUSE_KEY_FORMER reads: {0}. They stay as they are.",
          unreadable);
    }
  }

  private static final class Counts {
    private int replaced;
    private int unreadable;
  }

  private Counts replace(Column column, Connection owner) throws SQLException {
    Counts counts = new Counts();
    try (PreparedStatement query = owner.prepareStatement(query(column));
        PreparedStatement update = owner.prepareStatement(update(column))) {
      query.setFetchSize(BATCH);
      query.setString(1, Secrets.anyBeginning() + "%");
      query.setString(2, secrets.beginning() + "%");
      int waiting = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (add(rows, update)) {
            counts.replaced++;
            waiting++;
          } else {
            counts.unreadable++;
          }
          if (waiting == BATCH) {
            update.executeBatch();
            waiting = 0;
          }
        }
      }
      if (waiting > 0) {
        update.executeBatch();
      }
    }
    return counts;
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
    return "select %s, %s, %s from %s where %2$s like ? and %2$s not like ? order by %1$s"
        .formatted(column.key(), column.name(), column.purpose(), column.table());
  }

  private static String update(Column column) {
    return "update %s set %s = ? where %s = ? and %2$s = ?"
        .formatted(column.table(), column.name(), column.key());
  }
}
