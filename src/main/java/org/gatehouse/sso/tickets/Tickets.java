package org.gatehouse.sso.tickets;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests;

/**
 * Leads whoever has begun a single sign-on at an account's own host back there, by a code that
 * works once, for thirty seconds, and in the browser alone that has begun it.
 *
 * <p>Identity providers know the public address only, and cookies of one host say nothing at
 * another: so the own host keeps a token in the browser, the public address carries the ticket's
 * name, and the code is worth nothing without that token.
 */
@Stateless
public class Tickets {

  /** How long a code works. */
  static final Duration CODE = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Agreements agreements;
  @Inject Clock clock;

  /** A code and the host that takes it. */
  public record Code(String host, String code) {

    /** Without the code, which must not end up in a log. */
    @Override
    public String toString() {
      return "Code[" + host + "]";
    }
  }

  /** Begins at a host; gives the name of the ticket. */
  public String open(CurrentCaller.Host host, String browserToken) {
    String name = Tokens.id();
    em.persist(
        new Ticket(
            Tokens.hash(name),
            host.owner().id(),
            host.name(),
            Tokens.hash(browserToken),
            clock.instant().plus(PendingRequests.LIFETIME)));
    return name;
  }

  /** What a request notes of the ticket of that name; empty if it is none of that account's. */
  public Optional<String> find(String name, long accountId) {
    return Optional.ofNullable(em.find(Ticket.class, Tokens.hash(name)))
        .filter(ticket -> ticket.accountId() == accountId && ticket.userId() == null)
        .filter(ticket -> !ticket.over(clock.instant()))
        .map(ticket -> Tokens.hash(name));
  }

  /**
   * Makes the code for a user who has come in by an agreement of the account; empty if another one
   * counts by now, and if the ticket is over or was used.
   */
  public Optional<Code> stamp(String ticketHash, long accountId, long userId, long agreement) {
    if (!agreements.stays(accountId, agreement)) {
      return Optional.empty();
    }
    String code = Tokens.secret();
    Instant now = clock.instant();
    int stamped =
        em.createNamedQuery("Ticket.stamp")
            .setParameter("ticket", ticketHash)
            .setParameter("account", accountId)
            .setParameter("user", userId)
            .setParameter("code", Tokens.hash(code))
            .setParameter("now", now)
            .setParameter("end", now.plus(CODE))
            .executeUpdate();
    return stamped == 1
        ? Optional.of(new Code(em.find(Ticket.class, ticketHash).host(), code))
        : Optional.empty();
  }

  /**
   * Uses a code up; gives the user who may come in at that host.
   *
   * @param browserTokens what the browser holds, parted by dots
   */
  public Optional<Long> use(String code, CurrentCaller.Host host, String browserTokens) {
    String hash = Tokens.hash(code);
    Optional<Ticket> ticket =
        em.createNamedQuery("Ticket.ofCode", Ticket.class)
            .setParameter("code", hash)
            .getResultStream()
            .findFirst()
            .filter(found -> !found.over(clock.instant()))
            .filter(found -> found.host().equals(host.name()))
            .filter(found -> found.accountId() == host.owner().id())
            .filter(found -> holds(browserTokens, found.browserHash()));
    boolean first =
        ticket.isPresent()
            && em.createNamedQuery("Ticket.use").setParameter("code", hash).executeUpdate() == 1;
    return first ? ticket.map(Ticket::userId) : Optional.empty();
  }

  /** Ends all codes of an account, whose people begin anew; tickets that are open stay so. */
  public void endStamped(long accountId) {
    em.createNamedQuery("Ticket.endStamped").setParameter("account", accountId).executeUpdate();
  }

  /** Ends all codes of one of its users. */
  public void endStamped(long accountId, long userId) {
    em.createNamedQuery("Ticket.endStampedOfUser")
        .setParameter("account", accountId)
        .setParameter("user", userId)
        .executeUpdate();
  }

  /** Removes what nobody comes back with any more; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("Ticket.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private static boolean holds(String browserTokens, String hash) {
    return Arrays.stream(browserTokens.split("\\."))
        .map(Tokens::hash)
        .anyMatch(one -> Tokens.same(one, hash));
  }
}
