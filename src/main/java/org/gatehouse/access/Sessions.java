package org.gatehouse.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.parts.All;

/** The registry of signed-in sessions, in the database: what ends here has ended on every node. */
@Stateless
public class Sessions {

  private static final int MOST_LISTED = 100;
  private static final Duration NOTED_AT_MOST_EVERY = Duration.ofMinutes(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject AccountRules rules;
  @Inject All<SessionsBound> bound;

  /** Begins a session and gives its token, which is never stored. */
  public String begin(SignIn signIn) {
    String token = Tokens.secret();
    em.persist(
        new Session(
            Tokens.hash(token),
            signIn,
            caller.origin(),
            clock.instant(),
            SessionLimits.LONGEST.absolute()));
    return token;
  }

  /** The user of the session with this token, if it is alive. */
  public Optional<SessionUser> findUser(String token) {
    Instant now = clock.instant();
    return withUser(token)
        .filter(session -> alive(session, now))
        .map(
            session -> {
              session.seen(now, NOTED_AT_MOST_EVERY);
              return session.user();
            });
  }

  /** The same without its being in use: for what nobody did, such as a page that asks for news. */
  public Optional<SessionUser> peekUser(String token) {
    Instant now = clock.instant();
    return withUser(token).filter(session -> alive(session, now)).map(Session::user);
  }

  /**
   * Gives the session with this token another one, if there is such a session; the one before is
   * worth nothing from then on.
   */
  public Optional<String> renew(String token) {
    return byToken(token)
        .map(
            session -> {
              String next = Tokens.secret();
              session.renew(Tokens.hash(next));
              return next;
            });
  }

  /** Ends the session with this token, if there is one. */
  public void end(String token) {
    byToken(token).ifPresent(em::remove);
  }

  /**
   * The live sessions of a user, the one in use last first; a hundred at most.
   *
   * @param ownToken the token of the session that asks; empty for none of them
   */
  public List<SessionDetails> list(long userId, String ownToken) {
    Instant now = clock.instant();
    String own = Tokens.hash(ownToken);
    return em.createNamedQuery("Session.ofUser", Session.class)
        .setParameter("user", userId)
        .setMaxResults(MOST_LISTED)
        .getResultStream()
        .filter(session -> alive(session, now))
        .map(session -> session.details(own))
        .toList();
  }

  /** Ends one session of a user; tells whether there was such a one. */
  public boolean end(long userId, long sessionId) {
    return em.createNamedQuery("Session.endOne")
            .setParameter("user", userId)
            .setParameter("id", sessionId)
            .executeUpdate()
        > 0;
  }

  /** Ends all sessions of a user but the one with this token. */
  public void endOthers(long userId, String ownToken) {
    em.createNamedQuery("Session.endOthers")
        .setParameter("user", userId)
        .setParameter("hash", Tokens.hash(ownToken))
        .executeUpdate();
    bound.forEach(feature -> feature.signedOutEverywhere(userId));
  }

  /** Ends all sessions of a user. */
  public void endAll(long userId) {
    em.createNamedQuery("Session.endUser").setParameter("user", userId).executeUpdate();
    bound.forEach(feature -> feature.signedOutEverywhere(userId));
  }

  /** Ends all sessions of a user that began in that way. */
  public void endAll(long userId, SignIn.Way way) {
    em.createNamedQuery("Session.endUserWay")
        .setParameter("user", userId)
        .setParameter("way", way.name())
        .executeUpdate();
    bound.forEach(feature -> feature.signedOutEverywhere(userId));
  }

  /** Ends all sessions of an account's people. */
  public void endAllOf(long accountId) {
    em.createNamedQuery("Session.endAccount").setParameter("account", accountId).executeUpdate();
    bound.forEach(feature -> feature.allSignedOut(accountId));
  }

  /** Ends all sessions of an account's people that began in that way. */
  public void endAllOf(long accountId, SignIn.Way way) {
    List<Long> users =
        em.createNamedQuery("Session.usersOfWay", Long.class)
            .setParameter("account", accountId)
            .setParameter("way", way.name())
            .getResultList();
    em.createNamedQuery("Session.endWay")
        .setParameter("account", accountId)
        .setParameter("way", way.name())
        .executeUpdate();
    users.forEach(user -> bound.forEach(feature -> feature.signedOutEverywhere(user)));
  }

  /** From here on whoever has this session acts in that account; in his own if there is none. */
  public void actIn(String token, Optional<Long> accountId) {
    byToken(token).ifPresent(session -> session.actIn(accountId.orElse(null)));
  }

  /** Whether the session with this token, over or not, acts in another account than its owner's. */
  public boolean actedElsewhere(String token) {
    return byToken(token).filter(one -> one.user().actingAccountId().isPresent()).isPresent();
  }

  /** Removes sessions that had their time, in use or not; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("Session.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private boolean alive(Session session, Instant now) {
    return session.alive(now, rules.sessions(session.accountId()));
  }

  private Optional<Session> withUser(String token) {
    return em.createNamedQuery("Session.withUser", Object[].class)
        .setParameter("hash", Tokens.hash(token))
        .getResultStream()
        .findFirst()
        .map(row -> (Session) row[0]);
  }

  private Optional<Session> byToken(String token) {
    return em.createNamedQuery("Session.byToken", Session.class)
        .setParameter("hash", Tokens.hash(token))
        .getResultStream()
        .findFirst();
  }
}
