package org.gatehouse.sso.drafts;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** The names of those who prepared, tried or promoted a configuration and are being deleted. */
@Stateless
public class DraftsOfLeavers implements Belongings {

  private static final List<String> NAMED =
      List.of("SsoDraft.rename", "SsoVersion.rename", "PassedTest.rename");

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public void forget(Leaver leaver) {
    NAMED.forEach(
        query ->
            em.createNamedQuery(query)
                .setParameter("account", leaver.accountId())
                .setParameter("name", leaver.username())
                .setParameter("strange", leaver.strange())
                .setParameter("other", leaver.pseudonym())
                .executeUpdate());
  }
}
