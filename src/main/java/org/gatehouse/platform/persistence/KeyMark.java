package org.gatehouse.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
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
import org.gatehouse.platform.crypto.Secrets;

/**
 * Refuses to start with a key that is not the database's own. With another one no secret could be
 * read, new ones would be written that the other nodes can not read, and the log would seem to have
 * been tampered with.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class KeyMark {

  private static final String PURPOSE = "key-mark";

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource dataSource;

  @Inject Secrets secrets;

  @PostConstruct
  void check() {
    try (Connection database = dataSource.getConnection()) {
      Optional<String> mark = mark(database);
      if (mark.isEmpty()) {
        leave(database);
        mark = mark(database);
      }
      secrets.decrypt(mark.orElseThrow(), PURPOSE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IllegalStateException e) {
      throw new SettingsException(
          "GATEHOUSE_KEY", "is not the key with which the secrets of this database are encrypted.");
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
    byte[] plain = "gatehouse".getBytes(StandardCharsets.US_ASCII);
    try (PreparedStatement insert =
        database.prepareStatement("insert into key_mark (id, sealed) values (1, ?)")) {
      insert.setString(1, secrets.encrypt(plain, PURPOSE));
      insert.executeUpdate();
    } catch (SQLException e) {
      if (mark(database).isEmpty()) {
        throw e;
      }
    }
  }
}
