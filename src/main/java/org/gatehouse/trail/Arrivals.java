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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.gatehouse.platform.config.Settings;

/**
 * Writes events of other products into the log: many at once, in one transaction, by JDBC and past
 * JPA, because here the speed of the log is made.
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

  /**
   * What one call brings for an account's log.
   *
   * @param request the id that the call has in logs
   */
  public record Delivery(long accountId, String request, List<Arrival> arrivals) {

    public Delivery {
      arrivals = List.copyOf(arrivals);
    }
  }

  private record Key(long accountId, String eventId) {}

  /** Writes all of them or none, and gives the receipt of each. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<Receipt> write(List<Delivery> deliveries) {
    ArrivalRows rows = settings.database().postgresql() ? new RowsByCopy() : new RowsInBatches();
    try (Connection connection = database.getConnection()) {
      List<List<ArrivedEvent>> distinct = events(deliveries, rows, connection);
      List<ArrivedEvent> all = distinct.stream().flatMap(List::stream).toList();
      Set<Long> fresh = rows.claim(all, connection);
      List<ArrivedEvent> taken = all.stream().filter(one -> fresh.contains(one.id())).toList();
      if (!taken.isEmpty()) {
        rows.insert(taken, connection);
      }
      List<Receipt> receipts = new ArrayList<>(deliveries.size());
      for (int i = 0; i < deliveries.size(); i++) {
        int accepted =
            (int) distinct.get(i).stream().filter(one -> fresh.contains(one.id())).count();
        receipts.add(new Receipt(accepted, deliveries.get(i).arrivals().size() - accepted));
      }
      return receipts;
    } catch (SQLException e) {
      throw new IllegalStateException("The events are not written.", e);
    }
  }

  /** The events of each delivery without those that came before in the same transaction. */
  private List<List<ArrivedEvent>> events(
      List<Delivery> deliveries, ArrivalRows rows, Connection connection) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int count = deliveries.stream().mapToInt(one -> one.arrivals().size()).sum();
    long[] ids = numbers.take(count, blocks -> rows.blocks(blocks, connection));
    byte[] salts = ArrivedEvent.salts(count);
    Set<Key> known = new HashSet<>();
    List<List<ArrivedEvent>> events = new ArrayList<>(deliveries.size());
    for (Delivery delivery : deliveries) {
      List<ArrivedEvent> distinct = new ArrayList<>(delivery.arrivals().size());
      for (Arrival arrival : delivery.arrivals()) {
        int at = known.size();
        if (known.add(new Key(delivery.accountId(), arrival.eventId()))) {
          Happening event = arrival.happening(delivery.accountId(), delivery.request(), now);
          distinct.add(ArrivedEvent.of(ids[at], event, salts, at));
        }
      }
      events.add(distinct);
    }
    return events;
  }
}
