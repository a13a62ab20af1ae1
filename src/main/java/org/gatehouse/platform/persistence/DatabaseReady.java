package org.gatehouse.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.gatehouse.platform.config.Settings;

/** Says DOWN at {@code /health/ready} while the database does not answer within a second. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

  private static final int SECONDS = 1;

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource dataSource;

  @Inject Settings settings;

  /**
   * Makes this bean while the application starts: WildFly asks from a thread of its own, which
   * knows no {@code java:app} to inject from.
   */
  void wake(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(answers()).build();
  }

  /** PostgreSQL by a connection of its own: for one of the pool somebody may wait a minute. */
  private boolean answers() {
    try (Connection connection =
        settings.database().postgresql()
            ? GatehouseDataSource.soon(settings.database(), SECONDS)
            : dataSource.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
