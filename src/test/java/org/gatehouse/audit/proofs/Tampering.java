package org.gatehouse.audit.proofs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What somebody can do who owns the database: past the product, its rights and its triggers. All of
 * it concerns one account's log.
 */
public final class Tampering {

  private static final List<String> EVENT_TABLES = List.of("audit_event", "audit_detail");

  private final Connection database;
  private final long account;

  /** On a connection whose triggers are off. */
  public Tampering(Connection database, long account) {
    this.database = database;
    this.account = account;
  }

  /** Takes the triggers away. */
  public static void unguard(Connection database, boolean postgresql) throws SQLException {
    try (var statement = database.createStatement()) {
      if (postgresql) {
        statement.execute("set session_replication_role = replica");
        return;
      }
      for (String trigger :
          List.of(
              "audit_event_append_only",
              "audit_detail_erased_only",
              "audit_key_append_only",
              "audit_leaf_sealed",
              "audit_node_sealed",
              "audit_checkpoint_sealed",
              "audit_signer_sealed")) {
        statement.execute("drop trigger " + trigger);
      }
    }
  }

  public void changeBody(long index) throws SQLException {
    changeByte("audit_event", "canonical", "id = " + number(index));
  }

  public void changeLeaf(long index) throws SQLException {
    changeByte("audit_leaf", "hash", "account_id = " + account + " and leaf_index = " + index);
  }

  public void changeCheckpoint(String column, long size) throws SQLException {
    changeByte("audit_checkpoint", column, "account_id = " + account + " and size = " + size);
  }

  public void show(long index, String userName) throws SQLException {
    execute("update audit_detail set username = '%s' where id = %d", userName, number(index));
  }

  /** The same, as if somebody had been erased who was there before. */
  public void showAsErased(long index, String userName) throws SQLException {
    execute(
        "update audit_detail set username = '%s', salt = x'', seals = '{}' where id = %d",
        userName, number(index));
  }

  /** The event goes, its place stays. */
  public void delete(long index) throws SQLException {
    long number = number(index);
    for (String table : EVENT_TABLES) {
      execute("delete from %s where id = %d", table, number);
    }
    execute("delete from audit_key where id = %d", number);
  }

  /** The event goes with its place. */
  public void deleteWithPlace(long index) throws SQLException {
    delete(index);
    execute("delete from audit_leaf where account_id = %d and leaf_index = %d", account, index);
  }

  /** The event goes, and all that follow move up, so that no place is empty. */
  public void deleteAndCloseUp(long index) throws SQLException {
    deleteWithPlace(index);
    shift(index, -1);
  }

  public void swapBodies(long one, long other) throws SQLException {
    long first = number(one);
    long second = number(other);
    byte[] body = bytes("audit_event", "canonical", "id = " + first);
    set(
        "audit_event",
        "canonical",
        "id = " + first,
        bytes("audit_event", "canonical", "id = " + second));
    set("audit_event", "canonical", "id = " + second, body);
  }

  public void swapPlaces(long one, long other) throws SQLException {
    String place =
        "update audit_leaf set leaf_index = %d where account_id = %d and leaf_index = %d";
    execute(place, -1, account, one);
    execute(place, one, account, other);
    execute(place, other, account, -1);
  }

  /** A copy of an event under another number and id, without a place. */
  public void putIn(long like, long number) throws SQLException {
    long old = number(like);
    execute(
        "insert into audit_event (id, account_id, occurred_at, version, canonical)"
            + " select %d, account_id, occurred_at, version, canonical from audit_event where id = %d",
        number, old);
    execute(
        "insert into audit_detail (id, account_id, occurred_at, username, username_key, ip, ip_key,"
            + " user_agent, correlation, details, searchable, salt, event_id, recorded_at, text_key,"
            + " item, action, outcome, reason, seals) select %d, account_id, occurred_at, username,"
            + " username_key, ip, ip_key, user_agent, correlation, details, searchable, salt,"
            + " 'put-in', recorded_at, text_key, item, action, outcome, reason, seals"
            + " from audit_detail where id = %d",
        number, old);
    execute(
        "insert into audit_key (account_id, event_id, id) values (%d, 'put-in', %d)",
        account, number);
  }

  /** The same at a place; all that follow move down. */
  public void putInAt(long index, long number) throws SQLException {
    putIn(index, number);
    shift(index, 1);
    execute(
        "insert into audit_leaf (account_id, leaf_index, id, occurred_at, hash)"
            + " select account_id, %d, %d, occurred_at, hash from audit_leaf"
            + " where account_id = %d and leaf_index = %d",
        index, number, account, index + 1);
  }

  public void moveTo(long index, long other) throws SQLException {
    long number = number(index);
    for (String table : List.of("audit_event", "audit_detail", "audit_key")) {
      execute("update %s set account_id = %d where id = %d", table, other, number);
    }
  }

  /** All from there on goes, so that nothing in the database tells of it. */
  public void cut(long size) throws SQLException {
    for (String table : List.of("audit_event", "audit_detail", "audit_key")) {
      execute(
          "delete from %s where id in"
              + " (select id from audit_leaf where account_id = %d and leaf_index >= %d)",
          table, account, size);
    }
    execute("delete from audit_leaf where account_id = %d and leaf_index >= %d", account, size);
    execute("delete from audit_checkpoint where account_id = %d and size > %d", account, size);
  }

  /** All that was sealed goes, and waits to be sealed again. */
  public void unseal() throws SQLException {
    execute(
        "insert into audit_inbox (id, account_id, occurred_at, counted)"
            + " select id, account_id, occurred_at, true from audit_leaf where account_id = %d",
        account);
    for (String table : List.of("audit_leaf", "audit_node", "audit_checkpoint", "audit_tree")) {
      execute("delete from %s where account_id = %d", table, account);
    }
  }

  /** Gives an event another number, which decides its place when all is sealed again. */
  public void renumber(long index, long number) throws SQLException {
    long old = number(index);
    for (String table : List.of("audit_event", "audit_detail", "audit_key", "audit_leaf")) {
      execute("update %s set id = %d where id = %d", table, number, old);
    }
  }

  public void forgetKey() throws SQLException {
    execute("delete from audit_signer where account_id = %d", account);
  }

  public long number(long index) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(
            "select id from audit_leaf where account_id = ? and leaf_index = ?")) {
      query.setLong(1, account);
      query.setLong(2, index);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  public void execute(String sql, Object... values) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql.formatted(values));
    }
  }

  /** In two steps, so that no place is taken twice meanwhile. */
  private void shift(long from, long by) throws SQLException {
    execute(
        "update audit_leaf set leaf_index = -leaf_index - 1 where account_id = %d and leaf_index >= %d",
        account, from);
    execute(
        "update audit_leaf set leaf_index = -leaf_index - 1 + %d where account_id = %d and leaf_index < 0",
        by, account);
  }

  private void changeByte(String table, String column, String where) throws SQLException {
    byte[] bytes = bytes(table, column, where);
    bytes[bytes.length / 2] ^= 1;
    set(table, column, where, bytes);
  }

  private byte[] bytes(String table, String column, String where) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select %s from %s where %s".formatted(column, table, where))) {
      row.next();
      return row.getBytes(1);
    }
  }

  private void set(String table, String column, String where, byte[] bytes) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            "update %s set %s = ? where %s".formatted(table, column, where))) {
      update.setBytes(1, bytes);
      update.executeUpdate();
    }
  }
}
