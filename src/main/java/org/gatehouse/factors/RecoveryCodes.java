package org.gatehouse.factors;

import jakarta.ejb.EJB;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.crypto.ShortCodes;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** Ten codes for the day when nothing else is at hand: shown once, each used once. */
@Stateless
@LocalBean
@Local(SecondFactor.class)
public class RecoveryCodes implements SecondFactor {

  /** Its word. */
  public static final String KIND = "recovery";

  static final int CODES = 10;

  private static final int ORDER = 90;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject ShortCodes codes;
  @EJB SignInUsers users;
  @EJB FactorChanges changes;

  /** Makes new ones, which are stored nowhere as they are; those before work no more. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public List<String> make(SignInUser owner) {
    removeAll(owner.id());
    Instant now = clock.instant();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      String code = Tokens.speakable();
      made.add(code);
      em.persist(
          new RecoveryCode(owner, codes.seal(ShortCodes.plain(code), purpose(owner.id())), now));
    }
    return made;
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
    return false;
  }

  @Override
  public String form() {
    return "/WEB-INF/pages/factors/recovery.xhtml";
  }

  @Override
  public boolean ready(long userId) {
    return !ofUser(userId).isEmpty();
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Judgement judge(Question question, String answer) {
    long userId = question.userId();
    String code = ShortCodes.plain(answer).toUpperCase(Locale.ROOT);
    List<RecoveryCode> all = ofUser(userId);
    Optional<RecoveryCode> used =
        all.stream()
            .filter(one -> codes.opens(one.sealedHash(), purpose(userId), code))
            .findFirst();
    used.ifPresent(
        one -> {
          em.remove(one);
          users
              .hold(userId)
              .ifPresent(owner -> changes.recovered(owner, all.size() - 1, question.way()));
        });
    return used.isPresent() ? Judgement.PROVED : Judgement.WRONG;
  }

  @Override
  public List<FactorDetails> list(long userId) {
    List<RecoveryCode> all = ofUser(userId);
    return all.stream()
        .limit(1)
        .map(
            first ->
                new FactorDetails(
                    KIND, "all", "", first.madeAt(), Optional.empty(), Optional.of(all.size())))
        .toList();
  }

  @Override
  public String held() {
    return "exists (select c.id from RecoveryCode c where c.userId = u.id)";
  }

  @Override
  public List<Long> owners(List<Long> userIds) {
    return userIds.isEmpty()
        ? List.of()
        : em.createNamedQuery("RecoveryCode.owners", Long.class)
            .setParameter("users", userIds)
            .getResultList();
  }

  @Override
  public boolean remove(long userId, String id) {
    return removeAll(userId) > 0;
  }

  @Override
  public int removeAll(long userId) {
    return em.createNamedQuery("RecoveryCode.remove").setParameter("user", userId).executeUpdate();
  }

  private List<RecoveryCode> ofUser(long userId) {
    return em.createNamedQuery("RecoveryCode.ofUser", RecoveryCode.class)
        .setParameter("user", userId)
        .getResultList();
  }

  private static String purpose(long userId) {
    return "factors.recovery:" + userId;
  }
}
