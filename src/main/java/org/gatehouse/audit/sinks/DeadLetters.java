package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @Inject SinkRows rows;
  @Inject Feed feed;
  @Inject FedEntries entries;
  @Inject Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;

  /** Those of a sink in their order; there are {@link Shipments#MOST_DEAD} at most. */
  public List<DeadLetterDetails> list(String id) {
    List<DeadLetter> letters = rows.deadLetters(rows.get(caller.accountId(), id));
    Map<Long, Feed.Fed> places = new HashMap<>();
    letters.forEach(
        letter ->
            feed.at(caller.accountId(), letter.place())
                .ifPresent(fed -> places.put(letter.place(), fed)));
    Map<Long, LogEntry> found = entries.read(caller.get().account(), List.copyOf(places.values()));
    return letters.stream()
        .map(
            letter -> {
              Feed.Fed fed = places.get(letter.place());
              return new DeadLetterDetails(
                  letter.place(),
                  fed == null ? null : found.get(fed.id()),
                  letter.problem(),
                  letter.status(),
                  letter.refusedAt(),
                  letter.again());
            })
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
