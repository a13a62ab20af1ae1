package org.gatehouse.users;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;

/**
 * Disables whoever was away for too long at the moment when that keeps him out, and not only in the
 * night that follows: who looks him up then sees why he does not come in, and can let him in again.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DueStops {

  @EJB UserRows rows;
  @EJB Accounts accounts;
  @EJB Inactive inactive;
  @EJB AutomaticStops stops;

  /** Disables him if the rule keeps him out; of an account that is not open nobody is away. */
  public void now(long userId) {
    rows.find(userId).filter(inactive::is).ifPresent(this::apply);
  }

  /**
   * The same after the caller's transaction, in a thread of its own: a refusal takes no longer for
   * it, and tells nobody that there is such a user.
   */
  @Asynchronous
  public void soon(long userId) {
    now(userId);
  }

  /** Holds the account's row, as the night does: nobody else takes an account manager away. */
  private void apply(User user) {
    accounts.lock(user.accountId());
    rows.hold(user);
    if (accounts.get(user.accountId()).status() == AccountStatus.ACTIVE && inactive.is(user)) {
      stops.disable(List.of(user.id()), 1);
    }
  }
}
