package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.users.SignInUser;

/** The passkeys of all users; who may ask for which is the concern of those who call. */
@Stateless
public class Passkeys {

  /** So many a user has at most. */
  static final int MOST = 20;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB Accounts accounts;
  @Inject Ceremonies ceremonies;
  @EJB PasskeyChanges changes;

  /** Those of a user, the oldest first. */
  public List<PasskeyDetails> list(long userId) {
    return ofUser(userId).stream().map(Passkey::details).toList();
  }

  /** Refuses with CONFLICT who has as many as anybody may have. */
  public void requireRoom(long userId) {
    if (ofUser(userId).size() >= MOST) {
      throw BusinessException.of(Kind.CONFLICT, "passkeys.many", MOST);
    }
  }

  /**
   * Keeps a new one, if all is as it must be, and tells its owner; {@link Unproved} if it is not,
   * CONFLICT if somebody has it already.
   *
   * @param ownToken the token of the session that it is made in
   */
  public void add(SignInUser owner, String name, Attestation made, String ownToken) {
    KeyMaterial material = ceremonies.verify(made);
    accounts.lock(owner.accountId());
    requireRoom(owner.id());
    try {
      em.persist(new Passkey(owner, name, material, clock.instant()));
      em.flush();
    } catch (PersistenceException e) {
      throw Violations.of(e, "passkey_credential_hash_key")
          ? BusinessException.of(Kind.CONFLICT, "passkeys.known")
          : e;
    }
    changes.added(owner, name, ownToken);
  }

  /** Whose the passkey with this credential id is. */
  public Optional<PasskeyOwner> findOwner(String credentialId) {
    return em.createNamedQuery("Passkey.byCredential", Passkey.class)
        .setParameter("hash", Tokens.hash(credentialId))
        .getResultStream()
        .findFirst()
        .map(passkey -> new PasskeyOwner(passkey.accountId(), passkey.userId()));
  }

  /**
   * Verifies the answer of a passkey that is known, and notes that it was used; {@link Unproved} if
   * it proves nothing. One answer after the other, so that its counter only goes on.
   */
  public void prove(Assertion assertion) {
    Passkey passkey =
        em.createNamedQuery("Passkey.byCredential", Passkey.class)
            .setParameter("hash", Tokens.hash(assertion.credentialId()))
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .findFirst()
            .orElseThrow(BusinessException::notFound);
    if (!Tokens.same(passkey.userHandle(), assertion.userHandle())) {
      throw new Unproved(Unproved.Reason.NOT_VERIFIED, null);
    }
    passkey.used(ceremonies.verify(assertion, passkey.material()), clock.instant());
  }

  /** Removes one of a user's, and tells which it was; empty if there was no such one. */
  public Optional<PasskeyDetails> remove(long userId, long id) {
    Optional<PasskeyDetails> found =
        list(userId).stream().filter(passkey -> passkey.id() == id).findFirst();
    int gone =
        em.createNamedQuery("Passkey.remove")
            .setParameter("user", userId)
            .setParameter("id", id)
            .executeUpdate();
    return found.filter(passkey -> gone > 0);
  }

  /** Removes all of a user's; tells how many there were. */
  public int forgetAll(long userId) {
    return em.createNamedQuery("Passkey.forget").setParameter("user", userId).executeUpdate();
  }

  /** What is known of a user's keys. */
  public List<KeyMaterial> materials(long userId) {
    return ofUser(userId).stream().map(Passkey::material).toList();
  }

  private List<Passkey> ofUser(long userId) {
    return em.createNamedQuery("Passkey.ofUser", Passkey.class)
        .setParameter("user", userId)
        .getResultList();
  }
}
