package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.devices.Trust;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.login.steps.PendingCookie;
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
  @EJB SignInSteps steps;
  @EJB Entrance entrance;
  @EJB PasswordChanges changes;
  @Inject NewPasswords passwords;
  @Inject PendingCookie cookie;

  /** Who is about to choose one. */
  public PasswordLink owner(HalfSignIn half) {
    return changes.owner(half.userId());
  }

  /**
   * Gives whoever is half signed in the password that he chose, lets him in, and gives the path
   * where it goes on; INVALID names what is wrong with the password, NOT_FOUND says that there is
   * no such sign-in any more.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String renew(String password, HttpServletRequest request, HttpServletResponse response) {
    HalfSignIn half =
        entrance.find(Step.NEW_PASSWORD, request).orElseThrow(BusinessException::notFound);
    PasswordHolder holder = changes.holder(half.userId());
    return self.replace(holder, passwords.hashOrRecord(password, holder), request, response);
  }

  /**
   * Once on all nodes: the half-finished sign-in is used up before its password changes, and the
   * session begins in the same transaction.
   */
  public String replace(
      PasswordHolder holder,
      String hash,
      HttpServletRequest request,
      HttpServletResponse response) {
    HalfSignIn held =
        steps
            .hold(cookie.read(request), Step.NEW_PASSWORD)
            .orElseThrow(BusinessException::notFound);
    Trust trust = steps.use(held);
    changes.replace(holder, hash, "");
    return entrance.welcome(held, trust, request, response);
  }
}
