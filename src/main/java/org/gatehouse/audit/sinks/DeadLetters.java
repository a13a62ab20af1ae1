package org.gatehouse.audit.sinks;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.audit.FedEntries;
import org.gatehouse.audit.LogEntry;
import org.gatehouse.audit.sinks.SinkEvent.Deed;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Feed;

/** What the sinks of the caller's account would not take. */
@Stateless
@PermissionRequired(Permission.AUDIT_MANAGE)
public class DeadLetters {

  /** The number of no entry. */
  private static final long NOBODYS = 0;

  @EJB SinkRows rows;
  @EJB Feed feed;
  @EJB FedEntries entries;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;

  /** Those of a sink in their order; there are {@link Shipments#MOST_DEAD} at most. */
  public List<DeadLetterDetails> list(String id) {
    List<DeadLetter> letters = rows.deadLetters(rows.get(caller.accountId(), id));
    List<Feed.Fed> fed =
        feed.at(caller.accountId(), letters.stream().map(DeadLetter::place).toList());
    Map<Long, Long> ids = fed.stream().collect(Collectors.toMap(Feed.Fed::place, Feed.Fed::id));
    Map<Long, LogEntry> found = entries.read(caller.get().account(), fed);
    return letters.stream()
        .map(
            letter ->
                new DeadLetterDetails(
                    letter.place(),
                    found.get(ids.getOrDefault(letter.place(), NOBODYS)),
                    letter.problem(),
                    letter.status(),
                    letter.refusedAt(),
                    letter.again()))
        .toList();
  }

  /** Sends all of them once more, before what waits; how many. */
  public int replay(String id) {
    Sink sink = locked(id);
    List<DeadLetter> letters = rows.deadLetters(sink);
    letters.forEach(DeadLetter::sendAgain);
    if (!letters.isEmpty()) {
      events.fire(SinkEvent.done(sink, Deed.REPLAY, letters.size()));
    }
    return letters.size();
  }

  /** Gives all of them up; how many. */
  public int discard(String id) {
    Sink sink = locked(id);
    rows.locked(sink.accountId());
    List<DeadLetter> letters = rows.deadLetters(sink);
    letters.forEach(rows::remove);
    if (!letters.isEmpty()) {
      rows.forget(sink.accountId());
      events.fire(SinkEvent.done(sink, Deed.DISCARD, letters.size()));
    }
    return letters.size();
  }

  private Sink locked(String id) {
    accounts.lock(caller.accountId());
    return rows.get(caller.accountId(), id);
  }
}
