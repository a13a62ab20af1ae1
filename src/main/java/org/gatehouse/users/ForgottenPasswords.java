package org.gatehouse.users;

import jakarta.ejb.EJB;
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
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Secrets;

/**
 * What is typed on the page for forgotten passwords, and the mails that answer it.
 *
 * <p>To ask is one row, whatever was typed: who is called that is looked for some moments later, so
 * that neither the answer nor its time tells whether anybody is. The row is encrypted and gone once
 * it is answered; a name that nobody has is kept nowhere.
 *
 * <p>A name that many have, each in an account of his own, is answered for a few of them at a time,
 * and what is left waits as another row behind what others have asked for.
 */
@Stateless
public class ForgottenPasswords {

  private static final System.Logger LOG = System.getLogger(ForgottenPasswords.class.getName());

  /** Longer input is nobody's name, with the account's before it. */
  private static final int LONGEST_INPUT = 300;

  private static final int BATCH = 100;
  private static final int NAMESAKES = 10;
  private static final long MOST_MAILS_AN_HOUR = 3;

  /** Whoever asked longer ago has asked again, or waits no more. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration HOUR = Duration.ofHours(1);

  /** Parts a name from the id of the last who was answered; no name has a second line. */
  private static final char REST = '\n';

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Secrets secrets;
  @EJB Accounts accounts;
  @EJB UserRows rows;
  @EJB PasswordResets resets;
  @EJB DueStops stops;

  /**
   * Notes a user name, {@code slug:name} or an e-mail address, as typed; an account's own host
   * implies the account.
   */
  public void ask(String typed) {
    Caller.Account owner = caller.host().owner();
    String whole = caller.host().own() ? owner.slug() + ":" + owner.withoutSlug(typed) : typed;
    boolean possible = typed.length() <= LONGEST_INPUT && typed.indexOf(REST) < 0;
    keep(possible ? whole : "", clock.instant());
  }

  /** The ids of what waits for an answer, the oldest first, a hundred at most. */
  public List<Long> waiting() {
    return em.createNamedQuery("PasswordRequest.waiting", Long.class)
        .setMaxResults(BATCH)
        .getResultList();
  }

  /**
   * Mails whoever is called what was typed, unless another node does: of many the first few, and
   * keeps a request for the rest.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void answer(long id) {
    PasswordRequest request = em.find(PasswordRequest.class, id);
    if (request == null
        || !take(id)
        || !request.askedAt().isAfter(clock.instant().minus(PATIENCE))) {
      return;
    }
    String typed = typed(request);
    int rest = typed.indexOf(REST);
    String name = rest < 0 ? typed : typed.substring(0, rest);
    List<User> called = called(name, rest < 0 ? 0 : Long.parseLong(typed.substring(rest + 1)));
    // Before any of them is held: it waits for whoever holds his account.
    called.forEach(user -> stops.now(user.id()));
    called.forEach(this::mail);
    if (called.size() == NAMESAKES) {
      keep(name + REST + called.get(NAMESAKES - 1).id(), request.askedAt());
    }
  }

  private void keep(String typed, Instant askedAt) {
    byte[] plain = typed.getBytes(StandardCharsets.UTF_8);
    em.persist(new PasswordRequest(secrets.encrypt(plain, PasswordRequest.PURPOSE), askedAt));
  }

  /** Nobody's name if it can not be read, which no later time would change. */
  private String typed(PasswordRequest request) {
    try {
      byte[] typed = secrets.decrypt(request.sealed(), PasswordRequest.PURPOSE);
      return new String(typed, StandardCharsets.UTF_8);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, "What was typed can not be read.", e);
      return "";
    }
  }

  private boolean take(long id) {
    return em.createNamedQuery("PasswordRequest.take").setParameter("id", id).executeUpdate() == 1;
  }

  private List<User> called(String typed, long after) {
    int colon = typed.indexOf(':');
    if (colon < 0) {
      String key = Identifiers.key(typed);
      return key.isEmpty() ? List.of() : namesakes(key, after);
    }
    String key = Identifiers.key(typed.substring(colon + 1));
    return accounts
        .find(typed.substring(0, colon).strip())
        .flatMap(account -> find(account.id(), key))
        .stream()
        .toList();
  }

  /** Whom an answer would mail, by his id; who got his mails is not looked at again and again. */
  private List<User> namesakes(String key, long after) {
    return em.createNamedQuery("PasswordReset.called", User.class)
        .setParameter("key", key)
        .setParameter("after", after)
        .setParameter("since", clock.instant().minus(HOUR))
        .setParameter("most", MOST_MAILS_AN_HOUR)
        .setMaxResults(NAMESAKES)
        .getResultList();
  }

  private Optional<User> find(long account, String key) {
    return rows.byName(account, key).or(() -> rows.byEmail(account, key));
  }

  /** More than a few an hour are dropped without a word: whoever asks may want to annoy him. */
  private void mail(User user) {
    rows.hold(user);
    if (resets.recent(user, true) < MOST_MAILS_AN_HOUR) {
      resets.send(user, true);
    }
  }
}
