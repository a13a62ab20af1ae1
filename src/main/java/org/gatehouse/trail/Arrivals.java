package org.gatehouse.trail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.gatehouse.platform.config.Settings;

/**
 * Writes events of other products into the log: many at once, in the transaction of the caller, by
 * JDBC and past JPA, because here the speed of the log is made.
 *
 * <p>The rows are those that {@link AuditTrail} writes. An event whose id the account's log has
 * already changes nothing; the same request twice at the same moment waits for itself, and its
 * second half finds only duplicates.
 */
@Stateless
public class Arrivals {

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource database;

  @Inject Settings settings;
  @Inject Clock clock;
  @Inject EventNumbers numbers;

  /** Writes them, all or none. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Receipt take(long accountId, List<Arrival> arrivals) {
    Map<String, Arrival> distinct = new LinkedHashMap<>();
    arrivals.forEach(arrival -> distinct.putIfAbsent(arrival.eventId(), arrival));
    ArrivalRows rows = settings.database().postgresql() ? new RowsInArrays() : new RowsInBatches();
    try (Connection connection = database.getConnection()) {
      List<ArrivedEvent> events = events(accountId, distinct.values(), rows, connection);
      Set<Long> fresh = rows.claim(accountId, events, connection);
      List<ArrivedEvent> taken =
          events.stream().filter(event -> fresh.contains(event.id())).toList();
      if (!taken.isEmpty()) {
        rows.insert(accountId, taken, connection);
      }
      return new Receipt(taken.size(), arrivals.size() - taken.size());
    } catch (SQLException e) {
      throw new IllegalStateException("The events are not written.", e);
    }
  }

  private List<ArrivedEvent> events(
      long accountId, Collection<Arrival> arrivals, ArrivalRows rows, Connection connection)
      throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long[] ids = numbers.take(arrivals.size(), blocks -> rows.blocks(blocks, connection));
    byte[] salts = ArrivedEvent.salts(arrivals.size());
    List<ArrivedEvent> events = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      int at = events.size();
      events.add(ArrivedEvent.of(ids[at], arrival.happening(accountId, now), salts, at));
    }
    return events;
  }
}
