package org.gatehouse.factors;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.users.SignInUser;

/** Authenticator apps: one for each user, and each of its codes once. */
@Stateless
@LocalBean
@Local(SecondFactor.class)
public class AppKeys implements SecondFactor {

  static final String KIND = "totp";

  private static final int ORDER = 20;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;

  /**
   * Keeps the key of the owner's app, which has just shown this code. INVALID concerns {@code
   * code}, CONFLICT means that he has one. The caller holds the owner's turn.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void add(SignInUser owner, byte[] secret, String code) {
    Instant now = clock.instant();
    if (find(owner.id()).isPresent()) {
      throw BusinessException.conflict("code", "factors.totp.there");
    }
    OptionalLong step = AppCodes.step(secret, code, now, 0);
    if (step.isEmpty()) {
      throw BusinessException.invalid("code", "factors.totp.wrong");
    }
    String sealed = secrets.encrypt(secret, purpose(owner.id()));
    em.persist(new AppKey(owner, sealed, step.getAsLong(), now));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean guessable() {
    return true;
  }

  @Override
  public String form() {
    return "/WEB-INF/pages/factors/digits.xhtml";
  }

  @Override
  public boolean ready(long userId) {
    return find(userId).isPresent();
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Judgement judge(Question question, String answer) {
    Instant now = clock.instant();
    Optional<AppKey> key = find(question.userId());
    OptionalLong step =
        key.map(
                one ->
                    AppCodes.step(
                        secrets.decrypt(one.sealedSecret(), purpose(question.userId())),
                        answer,
                        now,
                        one.lastStep()))
            .orElse(OptionalLong.empty());
    step.ifPresent(used -> key.orElseThrow().used(used, now));
    return step.isPresent() ? Judgement.PROVED : Judgement.WRONG;
  }

  @Override
  public List<FactorDetails> list(long userId) {
    return find(userId).map(AppKey::details).stream().toList();
  }

  @Override
  public Optional<String> setUp(long userId) {
    return ready(userId) ? Optional.empty() : Optional.of("/profile/factors?do=app");
  }

  @Override
  public String held() {
    return "exists (select k.id from AppKey k where k.userId = u.id)";
  }

  @Override
  public List<Long> owners(List<Long> userIds) {
    return userIds.isEmpty()
        ? List.of()
        : em.createNamedQuery("AppKey.owners", Long.class)
            .setParameter("users", userIds)
            .getResultList();
  }

  @Override
  public boolean remove(long userId, String id) {
    return list(userId).stream().anyMatch(one -> one.id().equals(id)) && removeAll(userId) > 0;
  }

  @Override
  public int removeAll(long userId) {
    return em.createNamedQuery("AppKey.remove").setParameter("user", userId).executeUpdate();
  }

  private Optional<AppKey> find(long userId) {
    return em.createNamedQuery("AppKey.ofUser", AppKey.class)
        .setParameter("user", userId)
        .getResultStream()
        .findFirst();
  }

  private static String purpose(long userId) {
    return "factors.totp:" + userId;
  }
}
