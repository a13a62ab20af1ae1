package org.gatehouse.home.calendar;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;

/** The feeds of people's calendars: one for each who wants it. */
@Stateless
public class CalendarFeeds {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /** The caller's feed, if he has one. */
  public Optional<FeedDetails> own() {
    return find(user()).map(CalendarFeed::details);
  }

  /** Makes the caller's feed, or another secret for it; gives the secret, which is kept nowhere. */
  public String make() {
    String secret = Tokens.secret();
    String hash = Tokens.hash(secret);
    // One at a time: of two at once both would make the first one.
    accounts.lock(caller.get().home().id());
    find(user())
        .ifPresentOrElse(
            feed -> feed.renew(hash, clock.instant()),
            () -> em.persist(new CalendarFeed(user(), hash, clock.instant())));
    tell(true);
    return secret;
  }

  /** Ends the caller's feed; NOT_FOUND for none. */
  public void revoke() {
    CalendarFeed feed = find(user()).orElseThrow(BusinessException::notFound);
    em.remove(feed);
    tell(false);
  }

  /** The id of the user whose feed has this secret. */
  public Optional<Long> read(String secret) {
    Optional<CalendarFeed> found =
        em.createNamedQuery("CalendarFeed.byHash", CalendarFeed.class)
            .setParameter("hash", Tokens.hash(secret))
            .getResultStream()
            .findFirst();
    found.ifPresent(feed -> feed.read(clock.instant()));
    return found.map(CalendarFeed::userId);
  }

  /** Ends the feed of a user, if there is one. */
  public void end(long userId) {
    find(userId).ifPresent(em::remove);
    em.flush();
  }

  /** Ends the feeds of all people of an account. */
  public void endAllOf(long accountId) {
    em.createNamedQuery("CalendarFeed.endAccount")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  private Optional<CalendarFeed> find(long userId) {
    return Optional.ofNullable(em.find(CalendarFeed.class, userId));
  }

  private long user() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }

  /** It belongs to the log of his own account, wherever he acts. */
  private void tell(boolean made) {
    Caller who = caller.get();
    events.fire(new FeedEvent(who.home().id(), made, who.userName()));
  }
}
