package org.gatehouse.sso.wayback;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.roles.Managers;
import org.gatehouse.sso.SignInWatch;
import org.gatehouse.sso.WhenLive;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Watches the first sign-ins after other values became live. If those of three browsers are
 * refused, or all of a quarter of an hour, and nobody has come in, the account's managers get a
 * link that leads back to the values before: once for each change.
 */
@Stateless
@LocalBean
@Local({WhenLive.class, SignInWatch.class})
public class Watches implements WhenLive, SignInWatch {

  /** How long the link works. */
  static final Duration LASTS = Duration.ofHours(24);

  private static final int MANY = 3;
  private static final Duration LONG = Duration.ofMinutes(15);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** {@inheritDoc} Whoever went back is not led back once more. */
  @Override
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void changed(LiveChange change) {
    if (change.version().isEmpty()) {
      return;
    }
    end(change.accountId());
    if (change.version().get() > 1 && caller.get().kind() != Caller.Kind.SYSTEM) {
      em.persist(new Watch(change.accountId(), change.version().get(), clock.instant()));
    }
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void came(long accountId) {
    end(accountId);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(long accountId, String browserTokens) {
    // Held, so that of one browser's answers at once the others find it counted.
    Watch watch = em.find(Watch.class, accountId, LockModeType.PESSIMISTIC_WRITE);
    if (watch != null && watch.counts(browserTokens)) {
      tell(accountId);
    }
  }

  /** The accounts whose quarter of an hour is over with nothing but refusals. */
  public List<Long> late() {
    return em.createNamedQuery("Watch.late", Long.class)
        .setParameter("long", clock.instant().minus(LONG))
        .getResultList();
  }

  /** Tells the managers, if it is time and nobody else has. */
  public void tell(long accountId) {
    Instant now = clock.instant();
    String token = Tokens.secret();
    int told =
        em.createNamedQuery("Watch.tell")
            .setParameter("account", accountId)
            .setParameter("now", now)
            .setParameter("hash", Tokens.hash(token))
            .setParameter("many", MANY)
            .setParameter("long", now.minus(LONG))
            .executeUpdate();
    if (told == 1) {
      managers.of(accountId).forEach(id -> send(users.get(id), accountId, token, now));
    }
  }

  /** Removes those whose day is over; on many nodes at once too. */
  public int removeOld() {
    return em.createNamedQuery("Watch.removeOld")
        .setParameter("before", clock.instant().minus(LASTS))
        .executeUpdate();
  }

  private void end(long accountId) {
    em.createNamedQuery("Watch.end").setParameter("account", accountId).executeUpdate();
  }

  private void send(SignInUser manager, long accountId, String token, Instant now) {
    AccountDetails account = accounts.get(accountId);
    outbox.enqueue(
        new Message(
            accountId,
            manager.email(),
            Languages.of(manager.language(), account.language()),
            "sso.back.mail",
            List.of(
                manager.displayName(),
                account.name(),
                settings.link("/login/back?token=" + token),
                settings.link("/sso/traces")),
            Optional.of(now.plus(LASTS))));
  }
}
