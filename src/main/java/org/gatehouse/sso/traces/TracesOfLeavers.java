package org.gatehouse.sso.traces;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/**
 * The refused sign-ins of somebody who is being deleted: those that were about him by one of his
 * names, and those in which he is named anywhere, as by somebody whom nobody has recognised.
 */
@Stateless
public class TracesOfLeavers implements Belongings {

  private static final System.Logger LOG = System.getLogger(TracesOfLeavers.class.getName());

  /** An account has five hundred at most, and some are large. */
  private static final int AT_ONCE = 20;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Secrets secrets;

  @Override
  public void forget(Leaver leaver) {
    Set<String> names = leaver.nameKeys();
    em.createNamedQuery("Trace.removePerson")
        .setParameter(
            "hashes",
            names.stream().map(name -> Trace.personHash(leaver.accountId(), name)).toList())
        .executeUpdate();
    long after = 0;
    List<Trace> some;
    do {
      some =
          em.createNamedQuery("Trace.after", Trace.class)
              .setParameter("account", leaver.accountId())
              .setParameter("after", after)
              .setMaxResults(AT_ONCE)
              .getResultList();
      some.forEach(trace -> forget(trace, names));
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == AT_ONCE);
  }

  private void forget(Trace trace, Set<String> names) {
    if (tells(trace, names)) {
      em.remove(trace);
    } else {
      em.detach(trace);
    }
  }

  /** What nobody can read any more may tell of him, and is of no use. */
  private boolean tells(Trace trace, Set<String> names) {
    try {
      return trace.content(secrets).tellsOf(names);
    } catch (RuntimeException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "A trace can not be opened and goes.", unreadable);
      return true;
    }
  }
}
