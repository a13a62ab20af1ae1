package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;

/** The links of mails that let people choose a password: the first one, or another one. */
@Stateless
public class PasswordLinks {

  @EJB Invitations invitations;
  @EJB PasswordResets resets;
  @EJB PasswordChanges changes;
  @Inject NewPasswords passwords;

  /** Where the link with this token leads, while it works; to look is not to use it. */
  public Optional<PasswordLink> find(String token) {
    return invitations.find(token).or(() -> resets.find(token));
  }

  /**
   * Gives whoever holds the token the password that he chose; INVALID names what is wrong with it,
   * NOT_FOUND says that the link works no more.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordLink choose(String token, String password) {
    PasswordLink link = find(token).orElseThrow(BusinessException::notFound);
    String hash = hash(link, password);
    if (link.again()) {
      resets.use(token, hash);
    } else {
      invitations.accept(token, hash);
    }
    return link;
  }

  private String hash(PasswordLink link, String password) {
    PasswordHolder holder = changes.holder(link.userId());
    return link.again()
        ? passwords.hashOrRecord(password, holder)
        : passwords.hash(password, holder);
  }
}
