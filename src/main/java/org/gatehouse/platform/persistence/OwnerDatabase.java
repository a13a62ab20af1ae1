package org.gatehouse.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.gatehouse.platform.config.Settings;
import org.postgresql.Driver;

/**
 * Connections of the schema's owner, for changes of the schema that take minutes and that the
 * application's own user may not make; PostgreSQL only.
 *
 * <p>They come out of no pool, and no time-out ends what they do.
 */
@ApplicationScoped
public class OwnerDatabase {

  private static final String CONNECT_SECONDS = "5";

  @Inject Settings settings;

  /** A connection of its own; the caller closes it. */
  public Connection connect() throws SQLException {
    Settings.Database database = settings.database();
    Properties owner = new Properties();
    owner.setProperty("user", database.migrationUser().orElse(database.user()));
    owner.setProperty("password", database.migrationPassword().orElse(database.password()));
    owner.setProperty("connectTimeout", CONNECT_SECONDS);
    owner.setProperty("tcpKeepAlive", "true");
    owner.setProperty("ApplicationName", "gatehouse-owner");
    return new Driver().connect(database.url(), owner);
  }
}
