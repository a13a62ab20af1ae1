package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.gatehouse.factors.FactorDetails;
import org.gatehouse.factors.Question;
import org.gatehouse.factors.SecondFactor;

/** A passkey as the second factor, behind a password. */
@Stateless
public class PasskeyFactor implements SecondFactor {

  private static final String KIND = "passkey";

  /** Before codes: it can not be guessed, copied or phished. */
  private static final int ORDER = 10;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject RelyingParty relyingParty;
  @Inject Ceremonies ceremonies;
  @EJB Challenges challenges;
  @EJB Passkeys passkeys;
  @Inject BrowserCookie browser;
  @Inject HttpServletRequest request;

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
    return "/WEB-INF/pages/passkeys/code.xhtml";
  }

  @Override
  public boolean ready(long userId) {
    return relyingParty.isAvailable() && !owners(List.of(userId)).isEmpty();
  }

  @Override
  public Judgement judge(Question question, String answer) {
    try {
      Assertion assertion = ceremonies.readAssertion(answer);
      boolean asked = challenges.useAsFactor(assertion.challenge(), browser.read(request));
      boolean his =
          passkeys
              .findOwner(assertion.credentialId())
              .filter(owner -> owner.userId() == question.userId())
              .isPresent();
      if (asked && his) {
        passkeys.prove(assertion);
        return Judgement.PROVED;
      }
      return Judgement.WRONG;
    } catch (Unproved unproved) {
      return unproved.reason() == Unproved.Reason.COPIED ? Judgement.COPIED : Judgement.WRONG;
    }
  }

  @Override
  public List<FactorDetails> list(long userId) {
    return passkeys.list(userId).stream()
        .map(
            passkey ->
                new FactorDetails(
                    KIND,
                    Long.toString(passkey.id()),
                    passkey.name(),
                    passkey.createdAt(),
                    Optional.ofNullable(passkey.lastUsedAt()),
                    Optional.empty()))
        .toList();
  }

  @Override
  public Optional<String> setUp(long userId) {
    return relyingParty.isAvailable() ? Optional.of("/profile#passkeys") : Optional.empty();
  }

  @Override
  public String held() {
    return "exists (select p.id from Passkey p where p.userId = u.id)";
  }

  @Override
  public List<Long> owners(List<Long> userIds) {
    return userIds.isEmpty()
        ? List.of()
        : em.createNamedQuery("Passkey.owners", Long.class)
            .setParameter("users", userIds)
            .getResultList();
  }

  @Override
  public boolean remove(long userId, String id) {
    return id.matches("[0-9]{1,18}") && passkeys.remove(userId, Long.parseLong(id)).isPresent();
  }

  @Override
  public int removeAll(long userId) {
    return passkeys.forgetAll(userId);
  }
}
