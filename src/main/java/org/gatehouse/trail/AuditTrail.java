package org.gatehouse.trail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Records what happened: a success with the change that it tells of, a failure in a transaction of
 * its own.
 *
 * <p>Failures go through a pool of their own, because whoever fails still holds a connection of the
 * other. The detail {@code reason} is a code: it selects the text, if the catalogue has one for it.
 */
@Stateless
public class AuditTrail {

  private static final int SALT_BYTES = 32;
  private static final String REASON = "reason";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager changes;

  @PersistenceContext(unitName = "trail")
  EntityManager failures;

  @Inject Catalogue catalogue;
  @Inject CurrentCaller caller;
  @Inject Refusals refusals;
  @Inject Settings settings;
  @Inject EventNumbers numbers;
  @Inject Clock clock;

  /** Records a success in the transaction of its change; fired outside one it fails loudly. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(AuditEvent event) {
    write(event, changes);
  }

  /** Records a failure at once, so that it survives the rollback of what failed. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordFailure(AuditEvent event) {
    write(event, failures);
  }

  /**
   * Records what happened before, from that address, in the transaction of the caller: for what
   * comes from elsewhere. Its time of recording is now and tells that it came late.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void recordPast(AuditEvent event, Instant occurredAt, String address) {
    Map<String, String> details = event.details();
    String reason = details.getOrDefault(REASON, "");
    CatalogueText text = catalogue.get(event.name(), event.outcome(), reason);
    var from = new Happening.Circumstances(event.actor().orElse(""), address, "");
    store(
        new Happening(
            EventIds.next(occurredAt),
            event.accountId(),
            occurredAt,
            clock.instant(),
            text,
            reason,
            from,
            details),
        changes);
  }

  /** Records how many anonymous refusals were counted instead of written. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordCounted(List<Refusals.Excess> counted) {
    Instant now = clock.instant();
    for (Refusals.Excess excess : counted) {
      Refusals.Source source = excess.source();
      CatalogueText text = catalogue.get(source.name(), Outcome.FAILURE, "AGGREGATED");
      Map<String, String> details =
          Map.of(
              REASON,
              "AGGREGATED",
              "count",
              Integer.toString(excess.count()),
              "refused",
              source.reason());
      var from = new Happening.Circumstances("", source.address(), "");
      store(happening(text, source.accountId(), details, from, now), failures);
    }
  }

  private void write(AuditEvent event, EntityManager into) {
    Map<String, String> details = event.details();
    String reason = details.getOrDefault(REASON, "");
    CatalogueText text = catalogue.get(event.name(), event.outcome(), reason);
    Happening.Circumstances from = circumstances(event);
    Instant now = clock.instant();
    boolean anonymousRefusal = event.outcome() == Outcome.FAILURE && from.userName().isEmpty();
    if (anonymousRefusal
        && !refusals.admits(
            new Refusals.Source(event.accountId(), event.name(), reason, from.address()), now)) {
      return;
    }
    store(happening(text, event.accountId(), details, from, now), into);
  }

  private static Happening happening(
      CatalogueText text,
      long accountId,
      Map<String, String> details,
      Happening.Circumstances from,
      Instant now) {
    String reason = details.getOrDefault(REASON, "");
    return new Happening(EventIds.next(now), accountId, now, now, text, reason, from, details);
  }

  private void store(Happening event, EntityManager into) {
    byte[] salt = Tokens.random(SALT_BYTES);
    if (settings.database().postgresql()) {
      try {
        EntryStatement.write(number(into), event, salt, into.unwrap(Connection.class));
      } catch (SQLException e) {
        throw new PersistenceException(e);
      }
      return;
    }
    AuditEntry entry = new AuditEntry(event, salt);
    into.persist(entry);
    into.persist(new EntryDetail(entry.id(), event, salt));
    into.persist(new EntryKey(entry.id(), event));
    into.persist(new InboxEntry(entry.id(), event));
  }

  private long number(EntityManager from) {
    return numbers
        .take(
            1,
            blocks -> {
              // What else waits in the transaction goes on waiting.
              List<?> values =
                  from.createNamedQuery(EntryStatement.NUMBERS)
                      .setFlushMode(FlushModeType.COMMIT)
                      .setParameter(1, blocks)
                      .getResultList();
              return values.stream().mapToLong(value -> ((Number) value).longValue()).toArray();
            })[0];
  }

  private Happening.Circumstances circumstances(AuditEvent event) {
    try {
      CurrentCaller.Origin origin = caller.origin();
      boolean ourselves =
          origin.address().isEmpty() && caller.get().kind() == Caller.Kind.ANONYMOUS;
      Caller who = ourselves ? Caller.SYSTEM : caller.get();
      return new Happening.Circumstances(
          event.actor().orElseGet(() -> who.nameIn(event.accountId())),
          origin.address(),
          origin.userAgent(),
          origin.requestId());
    } catch (ContextNotActiveException outsideOfRequests) {
      return new Happening.Circumstances(event.actor().orElse(Caller.SYSTEM.userName()), "", "");
    }
  }
}
