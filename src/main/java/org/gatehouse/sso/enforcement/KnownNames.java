package org.gatehouse.sso.enforcement;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;

/**
 * The names of a file of the provider's users: no more of the file is kept, and they go when they
 * have served, when somebody says so, or after a week.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class KnownNames {

  /** How many names a file may have. */
  public static final int MOST = NamesFile.MOST_ROWS;

  private static final int LONGEST_NAME = 200;
  private static final int BATCH = 1_000;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB NameRows rows;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** The file that is compared with, if there is one. */
  public Optional<NameFile.Details> find() {
    return Optional.ofNullable(em.find(NameFile.class, caller.accountId())).map(NameFile::details);
  }

  /** Reads a file instead of the one before; INVALID concerns {@code names}. */
  public void read(String fileName, byte[] file) {
    Set<String> names;
    try {
      names = NamesFile.read(file);
    } catch (NamesRefused refusal) {
      throw BusinessException.invalid(
          "names", "sso.enforcement.names.refused." + refusal.why().name(), NamesFile.MOST_ROWS);
    }
    long account = caller.accountId();
    // Of two files at once the later one counts.
    accounts.lock(account);
    rows.forget(account);
    int batch = 0;
    for (String name : names) {
      em.persist(new KnownName(account, name));
      if (++batch % BATCH == 0) {
        em.flush();
        em.clear();
      }
    }
    String harmless = OneLine.harmless(fileName, LONGEST_NAME);
    em.persist(new NameFile(account, harmless, names.size(), clock.instant()));
  }

  /** Forgets it. */
  public void forget() {
    rows.forget(caller.accountId());
  }
}
