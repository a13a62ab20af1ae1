package org.gatehouse.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  private final AtomicBoolean asking = new AtomicBoolean();

  /**
   * Makes this bean while the application starts: WildFly asks from a thread of its own, which
   * knows no {@code java:app} to inject from.
   */
  void wake(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(answersSoon()).build();
  }

  /** A pool may let wait for long; whoever asks again meanwhile is answered at once. */
  private boolean answersSoon() {
    if (!asking.compareAndSet(false, true)) {
      return false;
    }
    try {
      return executor.submit(this::answered).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (RejectedExecutionException e) {
      asking.set(false);
      return false;
    }
  }

  private boolean answered() {
    try {
      return answers();
    } finally {
      asking.set(false);
    }
  }

  private boolean answers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
