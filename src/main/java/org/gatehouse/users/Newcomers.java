package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;

/** People who accept their invitation. */
@Stateless
public class Newcomers {

  @Inject Invitations invitations;
  @Inject Passwords passwords;

  /**
   * Gives whoever holds the token the password that he chose; INVALID names what is wrong with it,
   * NOT_FOUND says that the link works no more.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Invited accept(String token, String password) {
    Invited invited = invitations.find(token).orElseThrow(BusinessException::notFound);
    Complaints complaints = new Complaints();
    PasswordRule.check(password, invited.username(), invited.email(), complaints);
    complaints.refuse();
    invitations.accept(token, passwords.hash(password));
    return invited;
  }
}
