package org.gatehouse.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.gatehouse.platform.config.SettingsException;
import org.gatehouse.platform.crypto.SecretSample;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.parts.All;

/**
 * Refuses to start with a key that is not the database's own. With another one no secret could be
 * read, new ones would be written that the other nodes can not read, and the log would seem to have
 * been tampered with.
 */
@Dependent
class KeyMark {

  private static final String PURPOSE = "key-mark";
  private static final String ADD = "insert into key_mark (sealed, id) values (?, ?)";
  private static final String CHANGE = "update key_mark set sealed = ? where id = ?";

  /** The mark of the key that all secrets are encrypted with. */
  private static final int OWN = 1;

  private static final int TRIES = 10;

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource dataSource;

  @Inject Secrets secrets;
  @Inject All<SecretSample> samples;

  /** Asked before anything else of the application may read or write a secret. */
  void check() {
    try (Connection database = dataSource.getConnection()) {
      if (marks(database).isEmpty()) {
        trySamples(database);
        leave(database);
      }
      marks(database).forEach(mark -> secrets.decrypt(mark, PURPOSE));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IllegalStateException e) {
      throw new SettingsException(
          "GATEHOUSE_KEY",
          "is not the key with which the secrets of this database are encrypted. If it follows that one, name that one in GATEHOUSE_KEY_FORMER.");
    }
  }

  /**
   * Today's key begins to follow others, and leaves a mark beside theirs. As long as secrets of all
   * of them may be there, nobody starts who does not know them all.
   */
  void begin() {
    try (Connection database = dataSource.getConnection()) {
      int next = marks(database).size() + 1;
      // Of nodes that start together one has its number first, and the other takes the next one.
      for (int left = TRIES; !leftByUs(database); left--) {
        try {
          write(ADD, next++, database);
        } catch (SQLException taken) {
          if (left == 0) {
            throw taken;
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean leftByUs(Connection database) throws SQLException {
    return marks(database).stream().anyMatch(mark -> mark.startsWith(secrets.beginning()));
  }

  /** From here on nodes with today's key alone start, and those with a former one alone do not. */
  void renew() {
    try (Connection database = dataSource.getConnection()) {
      if (!write(CHANGE, OWN, database)) {
        throw new IllegalStateException("The database has no mark of its key.");
      }
      try (Statement delete = database.createStatement()) {
        delete.executeUpdate("delete from key_mark where id <> " + OWN);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A database from before there was a mark has secrets, and its key is the one that reads them.
   */
  private void trySamples(Connection database) throws SQLException {
    for (SecretSample sample : samples) {
      Optional<SecretSample.Sealed> sealed = sample.find(database);
      sealed.ifPresent(one -> secrets.decrypt(one.ciphertext(), one.purpose()));
    }
  }

  private static List<String> marks(Connection database) throws SQLException {
    try (Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select sealed from key_mark order by id")) {
      List<String> marks = new ArrayList<>();
      while (row.next()) {
        marks.add(row.getString(1));
      }
      return marks;
    }
  }

  /** Of nodes that start together one leaves it, and the others find it. */
  private void leave(Connection database) throws SQLException {
    try {
      write(ADD, OWN, database);
    } catch (SQLException e) {
      if (marks(database).isEmpty()) {
        throw e;
      }
    }
  }

  private boolean write(String sql, int id, Connection database) throws SQLException {
    try (PreparedStatement write = database.prepareStatement(sql)) {
      write.setString(1, secrets.encrypt("gatehouse".getBytes(StandardCharsets.US_ASCII), PURPOSE));
      write.setInt(2, id);
      return write.executeUpdate() > 0;
    }
  }
}
