package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.AuditTrail;

/** Hashes passwords that their owners choose, after every rule. */
@ApplicationScoped
public class NewPasswords {

  @Inject Passwords passwords;
  @EJB AuditTrail trail;

  /**
   * The hash of the password; INVALID at {@code password} if it is none, or one of the holder's
   * last five. Computes up to six hashes, so nothing that others wait for may be held meanwhile.
   */
  public String hash(String password, PasswordHolder holder) {
    Complaints complaints = new Complaints();
    PasswordRule.check(password, holder.owner(), complaints);
    complaints.refuse();
    boolean used =
        Stream.concat(holder.current().stream(), holder.before().stream())
            .anyMatch(before -> passwords.verify(password, before));
    if (used) {
      throw BusinessException.invalid("password", "users.password.used");
    }
    return passwords.hash(password);
  }

  /** The same, and the log tells of a refusal. */
  public String hashOrRecord(String password, PasswordHolder holder) {
    try {
      return hash(password, holder);
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new PasswordEvent.UpdateRefused(holder.accountId(), holder.subject(), refusal.key()));
      throw refusal;
    }
  }
}
