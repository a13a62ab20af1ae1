package org.gatehouse.sso.traces;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Keeps refused sign-ins for a week. Strangers can post as much as they like, so of an account and
 * of an address only so many an hour are kept; the others are counted. Of a week the last 500 stay.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TraceKeeper {

  static final Duration KEPT = Duration.ofDays(7);
  static final long MOST_OF_ADDRESS = 20;
  static final long MOST_OF_ACCOUNT = 60;
  static final long MOST_OF_WEEK = 500;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Secrets secrets;
  @Inject Clock clock;
  @Inject CurrentCaller caller;

  /** Keeps it, or counts it where there are many; false if it was only counted. */
  public boolean keep(NewTrace refused) {
    Instant now = clock.instant();
    String source = Tokens.hash(refused.accountId() + "\n" + caller.origin().address());
    if (!room(refused.accountId(), source, now)) {
      count(refused.accountId(), now.truncatedTo(ChronoUnit.HOURS));
      return false;
    }
    String sealed =
        secrets.encrypt(
            refused.content().json().getBytes(StandardCharsets.UTF_8), purpose(refused.incident()));
    if (since(refused.accountId(), now.minus(KEPT)) >= MOST_OF_WEEK) {
      em.createNamedQuery("Trace.removeFirst")
          .setParameter("account", refused.accountId())
          .executeUpdate();
    }
    em.persist(new Trace(refused, now, source, sealed));
    return true;
  }

  /** Removes what is older than a week; on many nodes at once too. */
  public int removeOld() {
    Instant before = clock.instant().minus(KEPT);
    em.createNamedQuery("TraceExcess.removeOld").setParameter("before", before).executeUpdate();
    return em.createNamedQuery("Trace.removeOld").setParameter("before", before).executeUpdate();
  }

  static String purpose(String incident) {
    return "sso.trace:" + incident;
  }

  private boolean room(long accountId, String source, Instant now) {
    Instant hour = now.minus(1, ChronoUnit.HOURS);
    long ofAddress =
        em.createNamedQuery("Trace.sinceOf", Long.class)
            .setParameter("account", accountId)
            .setParameter("since", hour)
            .setParameter("source", source)
            .getSingleResult();
    return ofAddress < MOST_OF_ADDRESS && since(accountId, hour) < MOST_OF_ACCOUNT;
  }

  private long since(long accountId, Instant since) {
    return em.createNamedQuery("Trace.since", Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** Two nodes at once: one changes the row, or one inserts it and the other one is not counted. */
  private void count(long accountId, Instant hour) {
    int counted =
        em.createNamedQuery("TraceExcess.more")
            .setParameter("key", TraceExcess.key(accountId, hour))
            .executeUpdate();
    if (counted == 0) {
      em.persist(new TraceExcess(accountId, hour));
      em.flush();
    }
  }
}
