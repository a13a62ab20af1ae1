package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Holds rows of PostgreSQL, and looks at what whoever waits for them has and has not. */
public final class HeldRows {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What PostgreSQL says to whoever does not want to wait. */
  private static final String NOT_AVAILABLE = "55P03";

  private HeldRows() {}

  /** A look while somebody waits. */
  public interface Look {
    void by(Connection holder) throws SQLException;
  }

  /**
   * Holds the rows of a query until a request waits for one of them, looks, and lets it go on.
   *
   * @return what the request is answered at last
   */
  public static Answer meet(Gatehouse gatehouse, String rows, Callable<Answer> request, Look look)
      throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection holder = gatehouse.database()) {
      holder.setAutoCommit(false);
      assertThat(any(holder, rows + " for update")).as(rows).isTrue();
      Future<Answer> answer = thread.submit(request);
      assertThat(Soon.within(PATIENCE, () -> waited(holder))).as("waits for " + rows).isTrue();
      look.by(holder);
      holder.commit();
      return answer.get(1, TimeUnit.MINUTES);
    } finally {
      thread.shutdown();
    }
  }

  /** Whether there are such rows and nobody holds them to change them. */
  public static boolean free(Gatehouse gatehouse, String rows) throws SQLException {
    try (Connection database = gatehouse.database()) {
      return any(database, rows + " for no key update nowait");
    } catch (SQLException e) {
      if (NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static boolean waited(Connection holder) {
    try {
      return any(
          holder,
          "select pid from pg_locks where not granted"
              + " and pg_backend_pid() = any (pg_blocking_pids(pid))");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean any(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        var found = statement.executeQuery(query)) {
      return found.next();
    }
  }
}
