package org.gatehouse.sso.provisioning;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.NamesElsewhere;

/** The names by which identity providers knew somebody who is being deleted. */
@Stateless
public class LinksOfLeavers implements Belongings, NamesElsewhere {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB SeenGroups groups;

  @Override
  public List<String> names(long userId) {
    return links(userId).stream().map(SsoLink::nameId).toList();
  }

  @Override
  public void forget(Leaver leaver) {
    links(leaver.userId()).forEach(link -> groups.fewer(link.groupIds()));
    em.createQuery("delete from SsoLink l where l.userId = :user")
        .setParameter("user", leaver.userId())
        .executeUpdate();
  }

  private List<SsoLink> links(long userId) {
    return em.createQuery("select l from SsoLink l where l.userId = :user", SsoLink.class)
        .setParameter("user", userId)
        .getResultList();
  }
}
