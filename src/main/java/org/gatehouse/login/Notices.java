package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.users.SignInUser;

/**
 * Tells people by mail what a refusal may not tell whoever tried; about the same thing once a day
 * at most.
 */
@Stateless
public class Notices {

  private static final Duration QUIET = Duration.ofDays(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Outbox outbox;
  @EJB Accounts accounts;

  /** Tells a user that somebody tried his password, and where the people of his account sign in. */
  public void signInElsewhere(SignInUser user, String where) {
    Instant now = clock.instant();
    if (mayTell(user.id(), now)) {
      outbox.enqueue(
          new Message(
              user.accountId(),
              user.email(),
              Languages.of(user.language(), accounts.get(user.accountId()).language()),
              "login.notice.elsewhere",
              List.of(user.displayName(), where),
              Optional.of(now.plus(QUIET))));
    }
  }

  /** Two nodes at once: one changes the row, or one inserts it and the other fails on the key. */
  private boolean mayTell(long userId, Instant now) {
    int again =
        em.createNamedQuery("SignInNotice.again")
            .setParameter("user", userId)
            .setParameter("now", now)
            .setParameter("before", now.minus(QUIET))
            .executeUpdate();
    if (again > 0) {
      return true;
    }
    if (em.find(SignInNotice.class, userId) != null) {
      return false;
    }
    em.persist(new SignInNotice(userId, now));
    em.flush();
    return true;
  }
}
