package org.gatehouse.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL on loopback with an empty database, gone when it is closed. */
public record Postgres(EmbeddedPostgres server) implements AutoCloseable {
  /** The user of the database, who needs no password from here. */
  public static final String USER = "postgres";

  /** Tests make their data anew and lose nothing by a power cut. */
  private static final Map<String, String> FORGETFUL = Map.of("fsync", "off");

  /**
   * Every commit is on the disk before it is told, which the library would leave out, and memory as
   * a small production server has.
   */
  private static final Map<String, String> DURABLE =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "shared_buffers", "2GB",
          "max_wal_size", "8GB");

  private static final Logger LOGGER = Logger.getLogger("io.zonky.test.db.postgres");

  /**
   * Starts it with its own data folder.
   *
   * @param unpacked a folder where the binaries are unpacked to, once
   * @param log the file that everything the server says goes to
   */
  public static Postgres start(Path unpacked, Path log) {
    return start(unpacked, log, FORGETFUL);
  }

  /** Starts it as it runs in production, for what is measured. */
  public static Postgres startDurable(Path unpacked, Path log) {
    return start(unpacked, log, DURABLE);
  }

  private static Postgres start(Path unpacked, Path log, Map<String, String> configuration) {
    LOGGER.setLevel(Level.WARNING);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(Ports.free())
            .setOverrideWorkingDirectory(unpacked.toFile())
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setServerConfig("max_prepared_transactions", "50")
            .setServerConfig("max_connections", "200")
            .setPGStartupWait(Duration.ofMinutes(1));
    configuration.forEach(builder::setServerConfig);
    try {
      return new Postgres(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL can not be started", e);
    }
  }

  /** Makes a user who owns the database, and another one without any right in it yet. */
  void separate(String owner, String application) {
    try (Connection database = DriverManager.getConnection(url(), USER, "");
        Statement statement = database.createStatement()) {
      statement.execute("create role " + owner + " login");
      statement.execute("create role " + application + " login");
      statement.execute("alter database postgres owner to " + owner);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the product's schema. */
  public Postgres migrated() {
    Flyway.configure()
        .dataSource(url(), USER, "")
        .locations("classpath:db/migration", "classpath:db/vendor/postgresql")
        .load()
        .migrate();
    return this;
  }

  /** The product's entities in it, for tests that need no server of the product. */
  public EntityManagerFactory entities() {
    return Persistence.createEntityManagerFactory(
        "gatehouse",
        Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource", "",
            // As the product's connections: the database makes of a text what its place wants.
            "jakarta.persistence.jdbc.url", url() + "?stringtype=unspecified",
            "jakarta.persistence.jdbc.user", USER,
            "eclipselink.target-server", "None"));
  }

  /** The JDBC URL of the database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
