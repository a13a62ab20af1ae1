package org.gatehouse.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says DOWN at {@code /health/ready} while the database does not answer within a second. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

  private static final int SECONDS = 1;

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource dataSource;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(answers()).build();
  }

  private boolean answers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
