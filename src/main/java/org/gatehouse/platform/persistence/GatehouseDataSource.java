package org.gatehouse.platform.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.gatehouse.platform.config.Settings;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to the database of the settings, H2 or PostgreSQL; the server pools them.
 *
 * <p>Named in {@code @DataSourceDefinition}, so that no server needs a resource of its own. Waits
 * are bounded: a slow or silent database costs a request seconds, never its thread.
 */
public class GatehouseDataSource implements DataSource {

  private static final int CONNECT_SECONDS = 5;
  private static final int SOCKET_SECONDS = 20;

  /**
   * Without the delay of zero a commit of the last half second is lost when the process is killed.
   */
  private static final String H2_OPTIONS =
      ";LOCK_TIMEOUT=5000;TIME ZONE=UTC;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

  private static final String POSTGRESQL_OPTIONS =
      "-c lock_timeout=5000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=60000";

  private final DataSource delegate = open(Settings.read().database());
  private String url = "";

  /** A connection to PostgreSQL in so many seconds, or none. */
  static Connection soon(Settings.Database database, int seconds) throws SQLException {
    PGSimpleDataSource postgresql = postgresql(database, seconds, seconds);
    postgresql.setLoginTimeout(seconds);
    return postgresql.getConnection();
  }

  private static PGSimpleDataSource postgresql(
      Settings.Database database, int connectSeconds, int socketSeconds) {
    var postgresql = new PGSimpleDataSource();
    postgresql.setUrl(database.url());
    postgresql.setUser(database.user());
    postgresql.setPassword(database.password());
    postgresql.setConnectTimeout(connectSeconds);
    postgresql.setSocketTimeout(socketSeconds);
    postgresql.setApplicationName("gatehouse");
    return postgresql;
  }

  private static DataSource open(Settings.Database database) {
    if (database.postgresql()) {
      PGSimpleDataSource postgresql = postgresql(database, CONNECT_SECONDS, SOCKET_SECONDS);
      postgresql.setOptions(POSTGRESQL_OPTIONS);
      // EclipseLink sends every null of a converted column as text, which PostgreSQL refuses for a
      // time.
      postgresql.setStringType("unspecified");
      return postgresql;
    }
    var h2 = new org.h2.jdbcx.JdbcDataSource();
    h2.setURL(database.url() + H2_OPTIONS);
    h2.setUser(database.user());
    h2.setPassword(database.password());
    return h2;
  }

  /** Only there because WildFly wants a {@code url} to set; the settings decide. */
  public String getUrl() {
    return url;
  }

  /** Ignored, see {@link #getUrl()}. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** One that lasts: H2, in the same process, ends with it. */
  @Override
  public Connection getConnection() throws SQLException {
    return delegate instanceof PGSimpleDataSource postgresql
        ? LastingConnection.from(postgresql::getConnection)
        : delegate.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return delegate.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    delegate.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    delegate.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return delegate.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return delegate.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(delegate) || delegate.isWrapperFor(type);
  }
}
