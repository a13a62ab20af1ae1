package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;

/** The accounts of the platform, for those who operate it. */
@Stateless
@PermissionRequired(Permission.ACCOUNTS_OPERATE)
public class AccountList {

  private static final int LONGEST_NAME = 100;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;

  /** Accounts whose name or slug contains the text, by slug, after the given one. */
  public Slice<AccountDetails> list(String containing, String after, int limit) {
    String part = OneLine.harmless(containing, LONGEST_NAME).toLowerCase(Locale.ROOT);
    List<Account> rows =
        em.createNamedQuery("Account.page", Account.class)
            .setParameter("after", after.replace("\0", ""))
            .setParameter("part", "%" + part.replaceAll("([!%_])", "!$1") + "%")
            .setMaxResults(limit + 1)
            .getResultList();
    readAbove(rows);
    return Slice.of(
        rows.stream().map(row -> accounts.get(row.id())).toList(), limit, AccountDetails::slug);
  }

  /** Level by level, so that no account asks for the ones above it, whose state it shares. */
  private void readAbove(List<Account> level) {
    List<Account> below = level;
    while (!below.isEmpty()) {
      List<Long> above =
          below.stream().map(Account::parentId).filter(Objects::nonNull).distinct().toList();
      below =
          above.isEmpty()
              ? List.of()
              : em.createNamedQuery("Account.all", Account.class)
                  .setParameter("ids", above)
                  .getResultList();
    }
  }
}
