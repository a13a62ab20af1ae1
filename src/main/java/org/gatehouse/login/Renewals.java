package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Trust;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.login.steps.Passage;
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.login.steps.SignInSteps;
import org.gatehouse.login.steps.Step;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.users.NewPasswords;
import org.gatehouse.users.PasswordChanges;
import org.gatehouse.users.PasswordHolder;
import org.gatehouse.users.PasswordLink;

/** Puts another password in the place of one that is too old, as the last step of a sign-in. */
@Stateless
public class Renewals {

  @EJB Renewals self;
  @EJB PendingSignIns pending;
  @EJB SignInSteps steps;
  @EJB PasswordChanges changes;
  @Inject NewPasswords passwords;

  /** Who is about to choose one. */
  public PasswordLink owner(HalfSignIn half) {
    return changes.owner(half.userId());
  }

  /**
   * Gives whoever holds the token the password that he chose, and lets him in; INVALID names what
   * is wrong with it, NOT_FOUND says that there is no such sign-in any more.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Passage renew(String token, String password, DeviceTokens browser) {
    HalfSignIn half =
        pending
            .find(token)
            .filter(found -> found.isAt(Step.NEW_PASSWORD))
            .orElseThrow(BusinessException::notFound);
    PasswordHolder holder = changes.holder(half.userId());
    return self.replace(token, holder, passwords.hashOrRecord(password, holder), browser);
  }

  /** Once on all nodes: the half-finished sign-in is used up before its password changes. */
  public Passage replace(String token, PasswordHolder holder, String hash, DeviceTokens browser) {
    HalfSignIn held =
        pending
            .hold(token)
            .filter(found -> found.isAt(Step.NEW_PASSWORD))
            .orElseThrow(BusinessException::notFound);
    Trust trust = steps.use(held);
    changes.replace(holder, hash, "");
    return new Passage(
        Optional.of(steps.welcome(held, trust, browser)), Optional.empty(), Optional.empty());
  }
}
