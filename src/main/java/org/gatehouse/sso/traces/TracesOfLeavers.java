package org.gatehouse.sso.traces;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
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
    List<Trace> unreadable = new ArrayList<>();
    int seen = 0;
    long after = 0;
    List<Trace> some;
    do {
      some =
          em.createNamedQuery("Trace.after", Trace.class)
              .setParameter("account", leaver.accountId())
              .setParameter("after", after)
              .setMaxResults(AT_ONCE)
              .getResultList();
      some.forEach(trace -> forget(trace, names, unreadable));
      seen += some.size();
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == AT_ONCE);
    if (unreadable.size() == seen && seen > 1) {
      throw new IllegalStateException("No trace can be opened: this node has another key.");
    }
    unreadable.forEach(em::remove);
  }

  /** What nobody can read any more may tell of him, and is of no use. */
  private void forget(Trace trace, Set<String> names, List<Trace> unreadable) {
    try {
      if (trace.content(secrets).tellsOf(names)) {
        em.remove(trace);
      } else {
        em.detach(trace);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A trace can not be opened and goes.", e);
      unreadable.add(trace);
    }
  }
}
