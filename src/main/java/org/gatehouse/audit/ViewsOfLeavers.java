package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/**
 * The saved views that ask for somebody who is being deleted: they ask for his pseudonym, under
 * which his entries stand from then on.
 */
@Stateless
public class ViewsOfLeavers implements Belongings {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    Set<String> his =
        Stream.of(leaver.username(), leaver.strange())
            .map(Values::nameKey)
            .collect(Collectors.toSet());
    em.createNamedQuery("SavedView.ofSomebody", SavedView.class)
        .setParameter("account", leaver.accountId())
        .getResultStream()
        .forEach(view -> view.ask(leaver.pseudonym(), his));
  }
}
