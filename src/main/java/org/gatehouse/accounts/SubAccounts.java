package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;

/** The accounts below the one that the caller acts in. */
@Stateless
public class SubAccounts {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @Inject CurrentCaller caller;

  /** All of them, those directly below first; never the caller's own. */
  public List<Caller.Account> ofCurrent() {
    return of(caller.accountId());
  }

  /** The same for any account. */
  public List<Caller.Account> of(long accountId) {
    Map<Long, Caller.Account> below = new LinkedHashMap<>();
    List<Long> parents = List.of(accountId);
    while (!parents.isEmpty()) {
      List<Long> next = new ArrayList<>();
      for (Account account : below(parents)) {
        if (below.putIfAbsent(account.id(), account.asCallersAccount()) == null) {
          next.add(account.id());
        }
      }
      parents = next;
    }
    return List.copyOf(below.values());
  }

  /** Those of them that are open, neither they nor any above them being suspended or closed. */
  public List<Caller.Account> open(List<Caller.Account> some) {
    if (some.isEmpty()) {
      return some;
    }
    // One statement for all: what is read is found again below.
    List<Account> read =
        em.createQuery("select a from Account a where a.id in :ids", Account.class)
            .setParameter("ids", some.stream().map(Caller.Account::id).toList())
            .getResultList();
    Set<Long> open = new HashSet<>();
    for (Account account : read) {
      if (accounts.get(account.id()).status() == AccountStatus.ACTIVE) {
        open.add(account.id());
      }
    }
    return some.stream().filter(account -> open.contains(account.id())).toList();
  }

  private List<Account> below(List<Long> parents) {
    return em.createNamedQuery("Account.below", Account.class)
        .setParameter("parents", parents)
        .getResultList();
  }
}
