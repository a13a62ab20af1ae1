package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.Caller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Entries;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.Erasures;

/**
 * The logs of other accounts than his own that may tell of somebody: of those below, which can let
 * him in, of those that he looked into as an operator, and of all where he did anything.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OtherLogs {

  @EJB Accounts accounts;
  @EJB SubAccounts subAccounts;
  @EJB Entries entries;
  @EJB Erasures erasures;

  /** The accounts that they belong to. */
  public Set<Long> of(User user) {
    Set<Long> found = new TreeSet<>(entries.everOf(user.id()));
    subAccounts.of(user.accountId()).stream().map(Caller.Account::id).forEach(found::add);
    found.addAll(erasures.logsOf(name(user)));
    found.remove(user.accountId());
    return found;
  }

  /** Whom they have to forget. */
  public ErasedPerson person(User user, String pseudonym) {
    String name = name(user);
    return new ErasedPerson(name, name, List.of(name), "", pseudonym);
  }

  /** What they call him: his user name alone may be that of one of their own people. */
  private String name(User user) {
    return accounts.get(user.accountId()).slug() + ":" + user.username();
  }
}
