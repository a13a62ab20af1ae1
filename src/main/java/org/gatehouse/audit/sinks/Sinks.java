package org.gatehouse.audit.sinks;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.audit.sinks.SinkEvent.Deed;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.net.SafeSend;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/** The sinks of the caller's account. Each change holds the account's row. */
@Stateless
@PermissionRequired(Permission.AUDIT_MANAGE)
public class Sinks {

  /** How many sinks an account may have. */
  static final int MOST = 5;

  /** How long a former secret signs beside its successor. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_MAKER = 254;

  @EJB SinkRows rows;
  @Inject SinkSecrets secrets;
  @EJB Accounts accounts;
  @Inject SafeSend send;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Makes a sink; its secret is in the answer and never to be had again. */
  public IssuedSink create(SinkForm wanted) {
    return recorded(Deed.CREATE, wanted.name(), () -> make(wanted));
  }

  /** The sink with this public id. */
  public SinkDetails get(String id) {
    return details(rows.get(caller.accountId(), id));
  }

  /** All of them, the oldest first. */
  public List<SinkDetails> list() {
    return rows.all(caller.accountId()).stream().map(this::details).toList();
  }

  /** Changes all but the kind and the secret. */
  public SinkDetails update(String id, SinkForm wanted) {
    return recorded(Deed.UPDATE, wanted.name(), () -> change(id, wanted));
  }

  /** Ends a sink; what waits for it alone is forgotten. */
  public void remove(String id) {
    recorded(
        Deed.DELETE,
        id,
        () -> {
          Sink sink = locked(id);
          events.fire(SinkEvent.done(sink, Deed.DELETE));
          rows.remove(sink);
          return sink;
        });
  }

  /** Holds entries back until it goes on; the log keeps them. */
  public SinkDetails pause(String id) {
    return recorded(
        Deed.PAUSE,
        id,
        () -> {
          Sink sink = locked(id);
          if (!sink.paused()) {
            sink.pause(true);
            events.fire(SinkEvent.done(sink, Deed.PAUSE));
          }
          return details(sink);
        });
  }

  /** Goes on, at once: also where the next attempt would have been later. */
  public SinkDetails resume(String id) {
    return recorded(
        Deed.RESUME,
        id,
        () -> {
          Sink sink = locked(id);
          sink.pause(false);
          hurry(sink);
          events.fire(SinkEvent.done(sink, Deed.RESUME));
          return details(sink);
        });
  }

  /** Makes a new secret; the one before signs too for a day. CONFLICT where nothing is signed. */
  public IssuedSink renewSecret(String id) {
    return recorded(
        Deed.RENEW,
        id,
        () -> {
          Sink sink = locked(id);
          if (sink.secret().isEmpty()) {
            throw BusinessException.of(Kind.CONFLICT, "audit.sink.unsigned");
          }
          String secret = sign(sink);
          events.fire(SinkEvent.done(sink, Deed.RENEW));
          return new IssuedSink(details(sink), secret);
        });
  }

  private IssuedSink make(SinkForm wanted) {
    CheckedSink checked = checked(wanted);
    accounts.lock(caller.accountId());
    if (rows.all(caller.accountId()).size() >= MOST) {
      throw BusinessException.of(Kind.CONFLICT, "audit.sink.tooMany", MOST);
    }
    String maker = OneLine.harmless(caller.get().nameIn(caller.accountId()), LONGEST_MAKER);
    Sink sink = new Sink(caller.accountId(), checked, maker, now());
    String secret = sink.kind() == SinkKind.WEBHOOK ? sign(sink) : null;
    authorize(sink, checked.credentials());
    rows.insert(sink);
    events.fire(SinkEvent.created(sink));
    return new IssuedSink(details(sink), secret);
  }

  private SinkDetails change(String id, SinkForm wanted) {
    Sink known = rows.get(caller.accountId(), id);
    CheckedSink checked = checked(wanted);
    if (checked.kind() != known.kind()) {
      throw BusinessException.invalid("kind", "audit.sink.kind.fixed");
    }
    Sink sink = locked(id);
    if (checked.credentials() == null
        && sink.credentials().isPresent()
        && !sink.address().sameServer(checked.address())) {
      // Nobody who may not read them shall have them sent to himself.
      throw BusinessException.invalid("credentials", "audit.sink.credentials.again");
    }
    Map<String, String> before = SinkEvent.values(sink);
    boolean otherCredentials = checked.credentials() != null;
    boolean elsewhere = otherCredentials || !sink.sends(checked);
    sink.change(checked);
    authorize(sink, checked.credentials());
    hurry(sink);
    if (elsewhere) {
      rows.fenceOff(sink);
    }
    events.fire(SinkEvent.updated(sink, before, otherCredentials));
    return details(sink);
  }

  /** Before anything is held: a name may take seconds to be looked up. */
  private CheckedSink checked(SinkForm wanted) {
    Complaints complaints = new Complaints();
    CheckedSink checked = CheckedSink.of(wanted, send, complaints);
    complaints.refuse();
    return checked;
  }

  private String sign(Sink sink) {
    String secret = secrets.fresh();
    sink.sign(secrets.seal(sink, secret), now().plus(OVERLAP));
    return secret;
  }

  private void authorize(Sink sink, @Nullable String credentials) {
    if (credentials != null) {
      sink.authorize(credentials.isEmpty() ? null : secrets.seal(sink, credentials));
    }
  }

  private void hurry(Sink sink) {
    rows.locked(sink.accountId()).stream()
        .filter(progress -> progress.sinkId() == sink.id())
        .forEach(SinkProgress::hurry);
  }

  private Sink locked(String id) {
    accounts.lock(caller.accountId());
    return rows.get(caller.accountId(), id);
  }

  private SinkDetails details(Sink sink) {
    return new SinkDetails(
        sink.publicId(),
        sink.name(),
        sink.kind(),
        sink.address().text(),
        sink.format(),
        sink.certificates().orElse(null),
        sink.secret().isPresent(),
        sink.credentials().isPresent(),
        sink.paused(),
        sink.createdAt(),
        sink.createdBy(),
        rows.health(sink));
  }

  private <T> T recorded(Deed deed, @Nullable String sink, Supplier<T> work) {
    try {
      return work.get();
    } catch (BusinessException refusal) {
      String harmless = OneLine.harmless(sink, LONGEST_NAME);
      trail.recordFailure(new SinkEvent.Failed(caller.accountId(), deed, harmless, refusal.key()));
      throw refusal;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
