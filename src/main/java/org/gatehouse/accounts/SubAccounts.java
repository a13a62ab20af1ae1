package org.gatehouse.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;

/** The accounts below the one that the caller acts in. */
@Stateless
public class SubAccounts {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

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

  private List<Account> below(List<Long> parents) {
    return em.createNamedQuery("Account.below", Account.class)
        .setParameter("parents", parents)
        .getResultList();
  }
}
