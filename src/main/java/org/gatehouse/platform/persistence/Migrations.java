package org.gatehouse.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.gatehouse.platform.config.Settings;

/**
 * Brings the schema up to date before anything else starts; other start-up beans depend on it.
 *
 * <p>Two pools go to the same database. The second one serves the audit trail's entries about
 * failures only: they are written in a transaction of their own while the failing one still holds
 * its connection, and two connections for one request out of one pool would let a burst of refusals
 * wait for itself.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/gatehouse",
    className = "org.gatehouse.platform.persistence.GatehouseDataSource",
    url = "by-settings",
    minPoolSize = 2,
    maxPoolSize = 30)
@DataSourceDefinition(
    name = "java:app/jdbc/trail",
    className = "org.gatehouse.platform.persistence.GatehouseDataSource",
    url = "by-settings",
    minPoolSize = 1,
    maxPoolSize = 6)
@Singleton(name = "Migrations")
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

  private static final System.Logger LOG = System.getLogger(Migrations.class.getName());

  @Inject Settings settings;
  @Inject KeyMark key;
  @Inject FormerKeys formerKeys;

  @PostConstruct
  void migrate() {
    Settings.Database database = settings.database();
    if (database.postgresql() && database.migrationUser().isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "GATEHOUSE_DB_MIGRATION_USER is not set: the application owns its schema, and a trigger alone guards the audit tables.");
    }
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(
                h2Closing(database.url()),
                database.migrationUser().orElse(database.user()),
                database.migrationPassword().orElse(database.password()))
            .locations(locations(database))
            // The database may start with the node: fifteen seconds in all.
            .connectRetries(4)
            .placeholders(Map.of("application", database.user().replace("'", "''")))
            .load();
    var result = flyway.migrate();
    LOG.log(
        System.Logger.Level.INFO,
        "Schema {0}: {1} migrations run.",
        result.targetSchemaVersion == null ? "up to date" : result.targetSchemaVersion,
        result.migrationsExecuted);
    key.check();
    if (!settings.keys().former().isEmpty()) {
      replaceFormerKeys(flyway);
    }
  }

  /** By the owner of the schema: some of it the application's own user may not change. */
  private void replaceFormerKeys(Flyway flyway) {
    key.begin();
    try (Connection owner = flyway.getConfiguration().getDataSource().getConnection()) {
      formerKeys.replace(owner);
    } catch (SQLException e) {
      throw new IllegalStateException("The secrets of former keys are not all replaced.", e);
    }
    key.renew();
  }

  /** With an owner of the schema, the application's user gets its rights after each migration. */
  private static String[] locations(Settings.Database database) {
    List<String> locations = new ArrayList<>(List.of("classpath:db/migration"));
    locations.add("classpath:db/vendor/" + (database.postgresql() ? "postgresql" : "h2"));
    if (database.postgresql() && database.migrationUser().isPresent()) {
      locations.add("classpath:db/roles/postgresql");
    }
    return locations.toArray(String[]::new);
  }

  /** H2's own exit hook would race with ours; closing the last connection closes the database. */
  private static String h2Closing(String url) {
    return url.startsWith("jdbc:h2:") ? url + ";DB_CLOSE_ON_EXIT=FALSE" : url;
  }
}
