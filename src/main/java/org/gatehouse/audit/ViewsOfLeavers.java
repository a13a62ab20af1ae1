package org.gatehouse.audit;

import com.google.common.collect.Lists;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Identifiers;
import org.gatehouse.users.Leaver;

/**
 * The saved views that ask for somebody who is being deleted: they ask for his pseudonym, under
 * which his entries stand from then on. Where the log of another account than his own is asked, his
 * user name alone is somebody else's.
 */
@Stateless
public class ViewsOfLeavers implements Belongings {

  private static final int AT_ONCE = 500;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @EJB SubAccounts subAccounts;

  @Override
  public void forget(Leaver leaver) {
    Set<String> stranger = Set.of(Values.nameKey(leaver.strange()));
    Set<String> both = new HashSet<>(stranger);
    both.add(Values.nameKey(leaver.username()));
    String home = accounts.get(leaver.accountId()).slug();
    for (Object[] row : views(leaver.accountId())) {
      SavedView view = (SavedView) row[0];
      // What names nobody of these is not looked at any further.
      if (both.contains(Values.nameKey(view.asked("username")))) {
        view.ask(leaver.pseudonym(), asksOf(view, (Long) row[1], home, leaver) ? both : stranger);
      }
    }
  }

  /** Those of all people in whose logs his entries can stand, with the accounts of these people. */
  private List<Object[]> views(long home) {
    Set<Long> readers = new HashSet<>(Set.of(Accounts.PLATFORM.id(), home));
    subAccounts.of(home).stream().map(Caller.Account::id).forEach(readers::add);
    Optional<AccountDetails> above = parent(accounts.get(home));
    while (above.isPresent()) {
      readers.add(above.get().id());
      above = above.flatMap(this::parent);
    }
    List<Object[]> views = new ArrayList<>();
    for (List<Long> some : Lists.partition(List.copyOf(readers), AT_ONCE)) {
      views.addAll(
          em.createNamedQuery("SavedView.ofSomebody", Object[].class)
              .setParameter("accounts", some)
              .getResultList());
    }
    return views;
  }

  private Optional<AccountDetails> parent(AccountDetails account) {
    return Optional.ofNullable(account.parent()).flatMap(accounts::find);
  }

  /** Whether it is he whom the view means by his user name. */
  private boolean asksOf(SavedView view, long owner, String home, Leaver leaver) {
    String entered = view.asked("account");
    String sub = view.asked("sub");
    if (sub.equals(LogScope.ALL)) {
      return asksOf(entered.isEmpty() ? owner : id(entered), leaver);
    }
    if (!sub.isEmpty()) {
      return sub.equals(home);
    }
    return entered.isEmpty() ? owner == leaver.accountId() : entered.equals(home);
  }

  /** Where several logs are asked at once, others of that name may be meant who stay. */
  private boolean asksOf(long top, Leaver leaver) {
    Set<Long> asked = new HashSet<>(Set.of(top));
    subAccounts.of(top).stream().map(Caller.Account::id).forEach(asked::add);
    return asked.contains(leaver.accountId())
        && em.createQuery(
                    "select count(u) from User u where u.accountId in :accounts"
                        + " and u.usernameKey = :name and u.id <> :user",
                    Long.class)
                .setParameter("accounts", asked)
                .setParameter("name", Identifiers.key(leaver.username()))
                .setParameter("user", leaver.userId())
                .getSingleResult()
            == 0;
  }

  private long id(String slug) {
    return accounts.find(slug).map(AccountDetails::id).orElse(0L);
  }
}
