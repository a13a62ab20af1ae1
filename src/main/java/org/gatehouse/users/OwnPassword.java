package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditTrail;

/** The caller's own password. */
@Stateless
public class OwnPassword {

  /** Longer input is nobody's password. */
  private static final int LONGEST_INPUT = 1_000;

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB PasswordChanges changes;
  @Inject CurrentPassword current;
  @Inject NewPasswords passwords;
  @EJB AuditTrail trail;

  /** What a password is to somebody. */
  public enum Use {
    /** He signs in with one. */
    NEEDED,
    /** He has none, and could have one. */
    MISSING,
    /** The people of his account sign in elsewhere. */
    NONE
  }

  /** What a password is to the caller. */
  public Use use() {
    if (accounts.findOtherWayIn(caller.get().home().id()).isPresent()) {
      return Use.NONE;
    }
    return changes.holder(self()).current().isPresent() ? Use.NEEDED : Use.MISSING;
  }

  /**
   * Asks the caller for his password once more, where he signs in with one. INVALID concerns {@code
   * current}, TOO_MANY means the number of tries.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void confirm(String typed) {
    confirmAt("current", typed);
  }

  /** The same where the field has another name. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void confirmAt(String field, String typed) {
    if (use() == Use.NEEDED) {
      current.require(changes.holder(self()), typed.length() > LONGEST_INPUT ? "" : typed, field);
    }
  }

  /**
   * Puts another one in the place of the present one, which has to be typed again; the caller's
   * other sessions end. INVALID concerns {@code current} or {@code password}.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void change(String typed, String wanted, String ownToken) {
    PasswordHolder holder = changes.holder(self());
    try {
      current.require(holder, typed.length() > LONGEST_INPUT ? "" : typed);
      changes.replace(holder, passwords.hash(wanted, holder), ownToken);
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new PasswordEvent.UpdateRefused(holder.accountId(), holder.subject(), refusal.key()));
      throw refusal;
    }
  }

  /**
   * Asks the caller for the present one before something that matters; who has none is not asked.
   * INVALID concerns that field.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void confirm(String typed, String field) {
    PasswordHolder holder = changes.holder(self());
    if (holder.current().isPresent()) {
      current.require(holder, typed.length() > LONGEST_INPUT ? "" : typed, field);
    }
  }

  private long self() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }
}
