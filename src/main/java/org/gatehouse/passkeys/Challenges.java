package org.gatehouse.passkeys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import org.gatehouse.platform.crypto.Tokens;

/**
 * What authenticators have to sign: 256 random bits, used once, within five minutes, in the browser
 * and for the purpose that asked for them. They live in the database, so that any node may check.
 */
@Stateless
public class Challenges {

  static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Whose challenge it is before anybody has said who he is. */
  static final long NOBODY = 0;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** A fresh one for a sign-in, as base64url. */
  public String toSignIn(String browserToken) {
    return fresh(Purpose.SIGN_IN, NOBODY, browserToken);
  }

  /** A fresh one for a new passkey of that user, as base64url. */
  public String toRegister(long userId, String browserToken) {
    return fresh(Purpose.REGISTER, userId, browserToken);
  }

  /** Uses one up, whatever becomes of the sign-in; tells whether it was good. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean useToSignIn(String challenge, String browserToken) {
    return use(Purpose.SIGN_IN, NOBODY, challenge, browserToken);
  }

  /**
   * The same in the transaction of the caller, who holds the user's row: a connection more for each
   * who waits for it would leave none to those who are to end.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean useAsFactor(String challenge, String browserToken) {
    return use(Purpose.SIGN_IN, NOBODY, challenge, browserToken);
  }

  /** Uses one up, whatever becomes of the passkey; tells whether it was good. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean useToRegister(long userId, String challenge, String browserToken) {
    return use(Purpose.REGISTER, userId, challenge, browserToken);
  }

  /** Removes those that nobody answered; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("PasskeyChallenge.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private String fresh(Purpose purpose, long userId, String browserToken) {
    String challenge = Tokens.secret();
    em.persist(
        new PasskeyChallenge(
            Tokens.hash(challenge),
            Tokens.hash(browserToken),
            purpose,
            userId,
            clock.instant().plus(LIFETIME)));
    return challenge;
  }

  private boolean use(Purpose purpose, long userId, String challenge, String browserToken) {
    return em.createNamedQuery("PasskeyChallenge.use")
            .setParameter("challenge", Tokens.hash(challenge))
            .setParameter("browser", Tokens.hash(browserToken))
            .setParameter("purpose", purpose.name())
            .setParameter("user", userId)
            .setParameter("now", clock.instant())
            .executeUpdate()
        > 0;
  }
}
