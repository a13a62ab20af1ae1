package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.audit.LogEntry;
import org.gatehouse.audit.Position;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.trail.Outcome;

/**
 * Sends an entry that no log has, at once, to see whether a sink works; it has the place 0, and
 * what waits stays where it is. No transaction is open while the other side takes it.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_MANAGE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TestShipments {

  private static final Rate TESTS = new Rate("sink-test", 10);

  @Inject Targets targets;
  @Inject Transports transports;
  @Inject TestRecords records;
  @Inject RateLimiter limiter;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** What the other side made of it, recorded in the log. */
  public Verdict send(String id) {
    if (!limiter.take(TESTS, Long.toString(caller.accountId())).allowed()) {
      throw BusinessException.of(Kind.TOO_MANY, "audit.sink.test.often");
    }
    Target target = targets.get(caller.accountId(), id);
    Verdict verdict = attempt(target);
    records.record(id, verdict);
    return verdict;
  }

  private Verdict attempt(Target target) {
    Parcel parcel =
        new Parcel(List.of(new Parcel.Placed(0, entry(target))), 0, OptionalLong.empty());
    try (Transport.Line line = transports.open(target)) {
      return line.send(parcel);
    } catch (FetchFailed failed) {
      return Verdict.failed(failed);
    }
  }

  private LogEntry entry(Target target) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new LogEntry(
        "test-" + UUID.randomUUID(),
        now,
        target.account().slug(),
        caller.get().userName(),
        caller.origin().address(),
        "",
        caller.origin().requestId(),
        "sink.test.success",
        "Sink",
        "Test",
        Outcome.SUCCESS,
        "This is a test from Gatehouse. It is not in the audit log.",
        "",
        Map.of("sinkId", target.id()),
        new Position(now, 1));
  }
}
