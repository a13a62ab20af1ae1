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

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource dataSource;

  @Inject Secrets secrets;
  @Inject All<SecretSample> samples;

  /** Asked before anything else of the application may read or write a secret. */
  void check() {
    try (Connection database = dataSource.getConnection()) {
      Optional<String> mark = mark(database);
      if (mark.isEmpty()) {
        trySamples(database);
        leave(database);
        mark = mark(database);
      }
      secrets.decrypt(mark.orElseThrow(), PURPOSE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IllegalStateException e) {
      throw new SettingsException(
          "GATEHOUSE_KEY",
          "is not the key with which the secrets of this database are encrypted. If it follows that one, name that one in GATEHOUSE_KEY_FORMER.");
    }
  }

  /** From here on nodes with today's key alone start, and those with a former one alone do not. */
  void renew() {
    try (Connection database = dataSource.getConnection();
        PreparedStatement update =
            database.prepareStatement(
                "update key_mark set sealed = ? where id = 1 and sealed not like ?")) {
      update.setString(1, sealed());
      update.setString(2, secrets.beginning() + "%");
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sealed() {
    return secrets.encrypt("gatehouse".getBytes(StandardCharsets.US_ASCII), PURPOSE);
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

  private static Optional<String> mark(Connection database) throws SQLException {
    try (Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select sealed from key_mark where id = 1")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Of nodes that start together one leaves it, and the others find it. */
  private void leave(Connection database) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement("insert into key_mark (id, sealed) values (1, ?)")) {
      insert.setString(1, sealed());
      insert.executeUpdate();
    } catch (SQLException e) {
      if (mark(database).isEmpty()) {
        throw e;
      }
    }
  }
}
